WITH told AS (
    SELECT c.*, p.place_id, p.presence_effect AS effect, p.geo_precision, d.uri
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_place p USING (claim_id)
    LEFT JOIN ref.actor f ON f.actor_id = c.force_id
    WHERE d.is_current AND coalesce(f.side, 'party') = 'party' AND NOT c.is_background AND p.presence_effect IS NOT NULL AND p.role <> 'via'
),
change AS (
    SELECT
        event_id, place_id, effect,
        max_by(phase, list_position(['planned', 'state', 'begun', 'ongoing', 'completed'], phase)) AS phase,
        min(geo_precision) AS geo_precision,
        count(*) AS n_claims,
        arg_max(quote, (confidence, claim_id)) AS quote,
        arg_max(uri, (confidence, claim_id)) AS uri
    FROM told
    GROUP BY event_id, place_id, effect
)
SELECT
    change.event_id, change.place_id, change.effect AS presence_effect, event.event_type, change.phase,
    place.name AS place, place.place_type, place.governorate, place.country, place.latitude, place.longitude,
    place.coord_uncertainty_m, event.date_start, event.date_end, event.date_precision,
    CASE event.date_precision WHEN 'day' THEN 1 WHEN 'week' THEN 2 WHEN 'month' THEN 3 END AS acled_time_precision,
    CASE event.date_precision WHEN 'day' THEN 1 WHEN 'week' THEN 3 WHEN 'month' THEN 4 WHEN 'season' THEN 5
        WHEN 'year' THEN 5 END AS ucdp_date_prec,
    CASE WHEN change.geo_precision = 1 THEN 1 WHEN change.geo_precision <= 3 THEN 2 WHEN change.geo_precision <= 5 THEN 3 END
        AS acled_geo_precision,
    change.geo_precision AS ucdp_where_prec,
    change.n_claims, event.n_origins, event.best_factuality, event.is_disputed, event.first_published,
    change.quote, change.uri
FROM change
JOIN core.event event USING (event_id)
JOIN ref.place place USING (place_id)
