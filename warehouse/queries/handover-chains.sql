-- Which sites passed from one holder to another, and on to whom?
-- How to read it: one row a site, its handovers in order of their days; `is_chain` where who took it over is said to have handed it on.
WITH step AS (
    SELECT DISTINCT p.place_id, c.date_end AS day, coalesce(f.name, c.force_id) AS giver,
        coalesce(t.name, c.counterpart_id, '(not told)') AS taker, c.force_id, c.counterpart_id
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_place p USING (claim_id)
    LEFT JOIN ref.actor f ON f.actor_id = c.force_id
    LEFT JOIN ref.actor t ON t.actor_id = c.counterpart_id
    WHERE d.is_current AND c.event_type = 'handover' AND c.phase <> 'planned' AND c.factuality IN ('CT+', 'PR+')
),
linked AS (
    SELECT *, coalesce(lag(counterpart_id) OVER (PARTITION BY place_id ORDER BY day, giver, taker) = force_id, false) AS follows
    FROM step
)
SELECT p.name AS place, string_agg(concat(l.giver, ' to ', l.taker), '; ' ORDER BY l.day, l.giver, l.taker) AS handovers,
    bool_or(l.follows) AS is_chain, min(l.day) AS first_by, max(l.day) AS last_by
FROM linked l JOIN ref.place p USING (place_id)
GROUP BY p.place_id, p.name
ORDER BY is_chain DESC, last_by DESC NULLS LAST, place
