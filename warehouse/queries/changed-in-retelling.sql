-- What changed between a report and its retellings?
-- How to read it: `before` is what the lead of the story says, `after` what the retelling makes of it; an empty cell is something dropped or added.
SELECT aspect, before, after, origin_quote, quote, story_id, claim_id
FROM mart.relay
ORDER BY story_id, aspect, claim_id
LIMIT 200
