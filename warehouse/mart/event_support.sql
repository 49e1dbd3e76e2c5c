-- How many independent tellers stand behind each event, and how often they were only repeated.
WITH told AS (
    SELECT
        c.event_id, c.claim_id, c.origin_id, c.factuality, s.source_class, d.document_id, d.story_id, d.outlet_id,
        CASE WHEN contains(c.origin_id, '/') THEN coalesce(nullif(s.source_text, ''), s.source_class) END AS words
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_source s ON s.claim_id = c.claim_id AND s.position = 0
    WHERE d.is_current
),
counted AS (
    SELECT
        event_id, count(DISTINCT story_id) AS n_stories, count(DISTINCT outlet_id) AS n_outlets,
        count(DISTINCT document_id) - count(DISTINCT story_id) AS n_repeated,
        count(DISTINCT origin_id) FILTER (contains(origin_id, '/')) AS n_unnamed,
        count(DISTINCT origin_id) FILTER (factuality IN ('CT+', 'PR+', 'PS+')) AS n_affirming,
        count(DISTINCT origin_id) FILTER (factuality IN ('CT-', 'PR-', 'PS-')) AS n_denying,
        string_agg(DISTINCT source_class, ', ' ORDER BY source_class) AS source_classes
    FROM told
    GROUP BY event_id
),
named AS (
    SELECT
        event_id,
        coalesce(min(a.name), min(o.name), 'unnamed: ' || min(t.words), 'an outlet not known') AS name
    FROM told t
    LEFT JOIN ref.actor a ON a.actor_id = t.origin_id
    LEFT JOIN ref.outlet o ON o.outlet_id = t.origin_id
    GROUP BY event_id, origin_id
),
teller AS (
    SELECT event_id, string_agg(name, '; ' ORDER BY name) AS tellers FROM named GROUP BY event_id
)
SELECT
    e.event_id, e.event_type, e.force_id, origin.name AS origin_place, destination.name AS destination_place,
    e.date_start, e.date_end, e.date_precision, e.n_claims, e.n_documents, c.n_stories, c.n_repeated, c.n_outlets,
    e.n_origins, c.n_unnamed, c.n_affirming, c.n_denying, teller.tellers, c.source_classes,
    e.best_factuality, e.is_disputed, e.first_published, e.last_published
FROM core.event e
JOIN counted c USING (event_id)
JOIN teller USING (event_id)
LEFT JOIN ref.place origin ON origin.place_id = e.origin_place_id
LEFT JOIN ref.place destination ON destination.place_id = e.destination_place_id
WHERE e.is_current
