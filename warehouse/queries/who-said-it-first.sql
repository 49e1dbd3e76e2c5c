-- Who told each event first, and through whom did it reach the page?
-- How to read it: `path` runs from the first teller to the outlet that printed it; `first_published` is the earliest page that we have, not the earliest there is.
WITH first_page AS (
    SELECT event_id, arg_min(c, (published_end, claim_id)) AS c
    FROM mart.claim_flat c
    WHERE published_end IS NOT NULL AND NOT is_background
    GROUP BY event_id
)
SELECT event_id, c.event_type AS event_type, c.places AS places, c.published_end AS first_published, c.speakers AS path,
    c.quote AS quote, c.uri AS uri
FROM first_page
ORDER BY first_published DESC, event_id
LIMIT 100
