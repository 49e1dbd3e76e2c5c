-- Which claims did an official or a military speaker deny, and how many days later?
-- How to read it: a denial is a claim of its own and makes nobody absent; `denied_quote` is the newest earlier claim on the place, empty where none is known.
SELECT d.denied_on, coalesce(a.name, d.source_class) AS speaker, p.name AS place, d.event_type, d.quote, d.denied_quote,
    d.days_later
FROM mart.denial d
JOIN ref.place p USING (place_id)
LEFT JOIN ref.actor a USING (actor_id)
WHERE d.source_class IN ('official', 'military')
ORDER BY d.denied_on DESC, d.claim_id, place
LIMIT 200
