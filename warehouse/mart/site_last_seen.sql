-- Last word of presence and last word of absence at every site that was told of, each with its quote.
WITH word AS (SELECT * FROM mart.site_claim WHERE bar IS NULL AND last_day IS NOT NULL),
last_word AS (
    SELECT place_id, says = 'absent' AS is_gone, arg_max(claim_id, (last_day, is_exact, confidence, claim_id)) AS claim_id
    FROM word
    GROUP BY ALL
),
shown AS (SELECT l.is_gone, w.* FROM last_word l JOIN word w USING (place_id, claim_id)),
first_word AS (SELECT place_id, min(last_day) AS day FROM word WHERE says <> 'absent' GROUP BY place_id)
SELECT
    place_id, p.name AS place, p.governorate, first_word.day AS first_presence,
    here.last_day AS presence_on, here.is_exact AS presence_is_exact, here.claim_id AS presence_claim_id,
    here.quote AS presence_quote, here.uri AS presence_uri,
    gone.last_day AS absence_on, gone.is_exact AS absence_is_exact, gone.claim_id AS absence_claim_id,
    gone.quote AS absence_quote, gone.uri AS absence_uri
FROM (SELECT DISTINCT place_id FROM word) told
JOIN ref.place p USING (place_id)
LEFT JOIN first_word USING (place_id)
LEFT JOIN (FROM shown WHERE NOT is_gone) here USING (place_id)
LEFT JOIN (FROM shown WHERE is_gone) gone USING (place_id)
