-- What changed between a report and its retellings?
-- How to read it: `was` is what the lead of the story tells, `became` what the retelling makes of it; an empty cell is something dropped or added.
SELECT change, was, became, lead_quote, quote, outlet, story_id, claim_id
FROM mart.relay
ORDER BY story_id, change, claim_id
LIMIT 200
