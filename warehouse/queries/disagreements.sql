-- Where do sources disagree on one event?
-- How to read it: each row is one thing on which independent tellers of one event differ, with all that is said and who says it; nothing is resolved.
SELECT d.aspect, d.about, d.event_type, e.date_start, d.n_values, d.said, d.n_origins, d.event_id
FROM mart.disagreement d JOIN core.event e USING (event_id)
ORDER BY e.date_start DESC NULLS LAST, d.event_id, d.aspect, d.about
LIMIT 200
