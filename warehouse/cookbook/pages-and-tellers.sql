-- How many tellers stand behind what many pages repeat?
-- How to read it: the distance between the two points is repetition, and no confirmation.
SELECT concat_ws(', ', replace(event_type, '_', ' ') || coalesce(' from ' || origin_place, '') || coalesce(' to ' || destination_place, ''),
        coalesce(date_start::VARCHAR, 'no day told')) AS event, n_documents AS pages, n_origins AS tellers, tellers AS names
FROM mart.event_support
WHERE n_documents > 1
ORDER BY pages DESC, tellers, event, event_id
LIMIT 30
