-- Who told each event first, and through whom did it reach the page?
-- How to read it: `path` runs from the first teller to the outlet that printed it; `first_published` is the earliest page that we have, not the earliest there is.
WITH newest AS (
    SELECT event_id, min(published_end) AS first_published
    FROM mart.claim_flat
    WHERE published_end IS NOT NULL AND NOT is_background
    GROUP BY event_id
    ORDER BY first_published DESC, event_id
    LIMIT 100
)
SELECT n.event_id, c.event_type, c.places, n.first_published, c.speakers AS path, c.quote, c.uri
FROM newest n
JOIN mart.claim_flat c ON c.event_id = n.event_id AND c.published_end = n.first_published AND NOT c.is_background
QUALIFY row_number() OVER (PARTITION BY n.event_id ORDER BY c.claim_id) = 1
ORDER BY n.first_published DESC, n.event_id
