-- Which departures were called a redeployment, a regrouping or final, and by whom?
-- How to read it: this is the wording of the teller, not what came of it; see left-and-returned for that.
WITH wording(framing, pattern) AS (
    VALUES ('redeployment', 'redeploy|передислок|إعادة انتشار|yeniden konuşlan'),
        ('regrouping', 'regroup|перегруппир|إعادة تموضع|yeniden grupla'),
        ('final', '\b(final|last|for good|completely|entire)\b|окончательн|полностью|نهائي|كامل|tamamen')
),
departure AS (
    SELECT * FROM mart.claim_flat WHERE event_type IN ('withdrawal', 'redeployment') AND NOT is_background
)
SELECT w.framing, d.date_edtf AS date, d.phase, d.factuality, d.places, d.speakers, d.quote
FROM departure d JOIN wording w ON regexp_matches(lower(d.quote), w.pattern)
ORDER BY d.date_end DESC NULLS LAST, d.claim_id, w.framing
LIMIT 200
