-- One row per event, place and effect, as in mart.presence_change, with all its sources.
WITH told AS (
    SELECT
        c.event_id, p.place_id, p.presence_effect, string_agg(DISTINCT k.source, ' | ' ORDER BY k.source) AS sources,
        string_agg(DISTINCT k.first_teller, ' | ' ORDER BY k.first_teller) AS first_tellers,
        string_agg(DISTINCT c.claim_id, ' ' ORDER BY c.claim_id) AS claim_ids
    FROM core.claim c
    JOIN cited k USING (claim_id)
    JOIN core.claim_place p USING (claim_id)
    WHERE NOT c.is_background AND p.presence_effect IS NOT NULL AND p.role <> 'via'
    GROUP BY c.event_id, p.place_id, p.presence_effect
)
SELECT
    m.event_id, m.place_id, m.presence_effect, m.event_type, m.phase, m.place, m.place_type, m.governorate, m.country,
    m.latitude, m.longitude, m.coord_uncertainty_m, m.date_start AS valid_from, m.date_end AS valid_to, m.date_precision,
    m.acled_time_precision, m.ucdp_date_prec, m.acled_geo_precision, m.ucdp_where_prec, m.n_claims, m.n_origins,
    m.best_factuality, m.is_disputed, m.quote, t.first_tellers, t.claim_ids, t.sources
FROM mart.presence_change m
JOIN told t USING (event_id, place_id, presence_effect)
ORDER BY m.event_id, m.place_id, m.presence_effect
