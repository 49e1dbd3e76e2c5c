-- Which answers changed because we read the same texts otherwise?
-- How to read it: no text changed here; a new program, gazetteer or correction did. Look at these before you compare releases.
SELECT run_id, cause, change, coalesce(differs, '-') AS differs, count(*) AS n_claims, count(DISTINCT document_id) AS n_documents,
    min(quote) AS example
FROM mart.changes
WHERE cause IN ('extractor', 'gazetteer', 'correction')
GROUP BY run_id, cause, change, differs
ORDER BY run_id DESC, cause, change, differs
