-- One row per event that a current document tells: its support, and where it goes from and to.
SELECT
    event_id AS id, event_type AS type, n_origins AS origins, n_documents AS documents, is_disputed AS disputed,
    best_factuality AS factuality, origin_place_id AS "from", destination_place_id AS "to"
FROM core.event
WHERE is_current
ORDER BY event_id
