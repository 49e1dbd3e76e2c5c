-- Which events that rest on a single origin are copied most?
-- How to read it: many pages here are no confirmation: all lead back to one teller, as copies or told again.
SELECT event_id, event_type, date_start, n_documents, n_documents - 1 AS n_copies, tellers, n_unnamed = n_origins AS is_unnamed,
    best_factuality
FROM mart.event_support
WHERE n_origins = 1 AND n_documents > 1
ORDER BY n_copies DESC, event_id
LIMIT 100
