-- One row per current document that holds a claim: what a citation needs.
SELECT
    d.document_id AS id, d.title, outlet.name AS outlet, d.uri, d.published_edtf AS published,
    d.published_basis AS basis, left(d.text_sha256, 16) AS sha256, d.version_no AS version
FROM core.document d
LEFT JOIN ref.outlet outlet USING (outlet_id)
WHERE d.is_current AND d.version_id IN (SELECT version_id FROM core.claim)
ORDER BY d.document_id
