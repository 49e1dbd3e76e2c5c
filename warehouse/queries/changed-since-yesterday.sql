-- What changed in the last day of refreshes: new, withdrawn, dated anew, placed anew?
-- How to read it: `cause` says whether the world told something new (new_report, edit, retraction) or we read it otherwise (extractor, gazetteer, correction).
WITH newest AS (SELECT max(started_at) AS newest_at FROM mart.changes)
SELECT run_id, cause, change, differs, event_type, date_edtf, before_date_edtf, places, before_places, quote, uri
FROM mart.changes, newest
WHERE started_at > newest_at - INTERVAL 1 DAY
ORDER BY run_id DESC, cause, change, quote, claim_id
LIMIT 200
