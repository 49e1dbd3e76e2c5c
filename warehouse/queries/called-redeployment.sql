-- Which departures were called a redeployment, a regrouping or final, and by whom?
-- How to read it: this is the wording of the teller, not what came of it; see left-and-returned for that.
WITH departure AS (
    SELECT * FROM mart.claim_flat WHERE event_type IN ('withdrawal', 'redeployment') AND NOT is_background
),
named AS (
    SELECT *, unnest([
        CASE WHEN regexp_matches(quote, '(?i)redeploy|передислок|إعادة انتشار|yeniden konuşlan') THEN 'redeployment' END,
        CASE WHEN regexp_matches(quote, '(?i)regroup|перегруппир|إعادة تموضع|yeniden grupla') THEN 'regrouping' END,
        CASE WHEN regexp_matches(quote, '(?i)\b(final|last|for good|completely|entire)\b|окончательн|полностью|نهائي|tamamen')
            THEN 'final' END
    ]) AS framing
    FROM departure
)
SELECT framing, date_edtf AS date, phase, factuality, places, speakers, quote
FROM named
WHERE framing IS NOT NULL
ORDER BY date_end DESC NULLS LAST, claim_id, framing
LIMIT 200
