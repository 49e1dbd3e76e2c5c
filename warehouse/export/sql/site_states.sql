-- One row per site and stretch of time in which its reported state holds, with the claims told within it.
WITH told AS (
    SELECT
        b.site, b."from", count(DISTINCT k.claim_id) AS n_claims, count(DISTINCT k.first_teller) AS n_origins,
        string_agg(DISTINCT k.source, ' | ' ORDER BY k.source) AS sources,
        string_agg(DISTINCT k.claim_id, ' ' ORDER BY k.claim_id) AS claim_ids
    FROM band b
    JOIN core.claim_place p ON p.place_id = b.site AND p.presence_effect IS NOT NULL AND p.role <> 'via'
    JOIN core.claim c USING (claim_id)
    JOIN cited k USING (claim_id)
    WHERE NOT c.is_background AND coalesce(c.date_end, c.date_start) BETWEEN b."from" AND b."to"
    GROUP BY b.site, b."from"
)
SELECT
    b.site AS place_id, p.name AS place, p.place_type, p.governorate, p.country, p.latitude, p.longitude,
    p.coord_uncertainty_m, b.state, b.unsure_from, b."from" AS valid_from, b."to" AS valid_to,
    coalesce(t.n_claims, 0) AS n_claims, coalesce(t.n_origins, 0) AS n_tellers, t.claim_ids, t.sources
FROM band b
JOIN ref.place p ON p.place_id = b.site
LEFT JOIN told t USING (site, "from")
ORDER BY b.site, b."from"
