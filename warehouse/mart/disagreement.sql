-- Events whose tellers do not say the same: whether it is so, when, how many.
WITH claim AS (
    SELECT c.claim_id, c.event_id, c.factuality, c.date_edtf, c.quote, m.quantity_min
    FROM core.claim c
    JOIN core.document d USING (version_id)
    LEFT JOIN (SELECT claim_id, min(quantity_min) AS quantity_min FROM core.claim_materiel GROUP BY claim_id) m USING (claim_id)
    WHERE d.is_current AND NOT c.is_background AND c.factuality <> 'Uu'
),
position AS (
    SELECT event_id, claim_id, quote, unnest([
        {'aspect': 'whether', 'says': CASE WHEN right(factuality, 1) = '-' THEN 'denied' ELSE 'told' END},
        {'aspect': 'when', 'says': date_edtf},
        {'aspect': 'how_many', 'says': quantity_min::VARCHAR}
    ]) AS p
    FROM claim
)
SELECT event_id, p.aspect AS aspect, count(DISTINCT p.says) AS n_positions,
    arg_min(p.says, (p.says, claim_id)) AS says, arg_min(claim_id, (p.says, claim_id)) AS claim_id,
    arg_min(quote, (p.says, claim_id)) AS quote, arg_max(p.says, (p.says, claim_id)) AS other_says,
    arg_max(claim_id, (p.says, claim_id)) AS other_claim_id, arg_max(quote, (p.says, claim_id)) AS other_quote
FROM position
WHERE p.says IS NOT NULL
GROUP BY event_id, p.aspect
HAVING count(DISTINCT p.says) > 1
