-- What do the newest reports say has left or come, where, by whose word, and in which words?
-- How to read it: the newest dated claims first; `sure` is how the teller commits to it, CT+ for certain.
SELECT date_edtf AS date, event_type AS type, factuality AS sure, places, speakers, quote
FROM mart.claim_flat
WHERE event_type IN ('withdrawal', 'redeployment', 'reinforcement', 'deployment', 'handover')
    AND NOT is_background AND date_start IS NOT NULL
ORDER BY date_end DESC, claim_id
LIMIT 8
