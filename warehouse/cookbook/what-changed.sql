-- Did the world change, or did we read it otherwise?
-- How to read it: every run books what it changed and why. new_report, edit and retraction come from the world; gazetteer, extractor and correction from us: look at these before you compare answers of two releases.
SELECT run_id AS run, cause, change, coalesce(differs, '') AS differs, count(*) AS claims
FROM mart.changes
GROUP BY ALL
ORDER BY run, cause, change, differs
