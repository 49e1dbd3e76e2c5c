-- How many independent origins stand behind each reported event?
-- How to read it: ten pages that retell one agency line are one origin; `n_repeated` are pages that only tell another page's story.
SELECT event_id, event_type, date_start, date_end, n_origins, n_unnamed, n_documents, n_repeated, best_factuality, is_disputed,
    tellers
FROM mart.event_support
ORDER BY n_origins DESC, n_documents DESC, event_id
LIMIT 100
