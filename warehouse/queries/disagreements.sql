-- Where do sources disagree on one event?
-- How to read it: each row is one thing on which the tellers of one event differ, with two of the answers; nothing is resolved.
SELECT d.aspect, e.event_type, e.date_start, d.n_positions, d.says, d.other_says, d.quote, d.other_quote, d.event_id
FROM mart.disagreement d JOIN core.event e USING (event_id)
ORDER BY e.date_start DESC NULLS LAST, d.event_id, d.aspect
LIMIT 200
