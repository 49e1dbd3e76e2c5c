-- Documents whose publication date is open, not known or doubted, with all evidence that was weighed and why it lost.
WITH claim AS (
    SELECT
        version_id, count(*) AS n_claims,
        count(*) FILTER (date_precision IN ('open', 'unknown') OR date_status = 'unresolved') AS n_undated
    FROM core.claim
    GROUP BY version_id
)
SELECT
    d.document_id, d.item, d.uri, d.published_start, d.published_end, d.published_edtf, d.published_basis,
    d.published_flags, d.published_reason, e.position, e.basis AS evidence_basis, e.date_edtf AS evidence_edtf,
    e.evidence_text, e.verdict, e.reason AS verdict_reason,
    coalesce(claim.n_claims, 0) AS n_claims, coalesce(claim.n_undated, 0) AS n_undated
FROM core.document d
LEFT JOIN core.publication_candidate e USING (version_id)
LEFT JOIN claim USING (version_id)
WHERE d.is_current
    AND (d.published_flags IS NOT NULL OR d.published_start IS DISTINCT FROM d.published_end
         OR d.published_start IS NULL OR e.verdict IN ('outweighed', 'rejected'))
