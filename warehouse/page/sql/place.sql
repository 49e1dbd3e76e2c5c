-- One row per place that a claim names; a site is a place small enough to have a state of its own.
WITH named AS (
    SELECT
        place_id, bool_or(p.presence_effect IS NOT NULL AND p.role <> 'via') AS has_effect,
        min(coalesce(c.date_start, c.date_end)) FILTER (has_day) AS oldest,
        max(coalesce(c.date_end, c.date_start)) FILTER (has_day) AS newest
    FROM core.claim_place p
    JOIN core.claim c USING (claim_id)
    JOIN core.document d USING (version_id)
    CROSS JOIN LATERAL (SELECT p.presence_effect IS NOT NULL AND p.role <> 'via' AND NOT c.is_background AS has_day)
    WHERE d.is_current
    GROUP BY place_id
)
SELECT
    p.place_id AS id, p.name, p.place_type AS type, p.country, p.governorate, p.latitude AS lat, p.longitude AS lon,
    p.coord_uncertainty_m AS metres, named.oldest, named.newest,
    named.has_effect AND p.place_type NOT IN
        ('country', 'governorate', 'region', 'sea_area', 'district', 'area', 'route', 'undecided') AS is_site
FROM ref.place p
JOIN named USING (place_id)
ORDER BY p.place_id
