-- Newest dated word wins; words that cannot be put in order and differ are shown as disputed. Plans change nothing.
WITH told AS (
    SELECT
        p.place_id, c.claim_id, c.quote, d.uri, c.event_id,
        coalesce(c.date_end, c.date_start) AS day,
        coalesce(s.actor_id, d.story_id || coalesce(s.source_text, '')) AS teller,
        CASE
            WHEN c.factuality IN ('CT-', 'PR-') AND c.event_type = 'withdrawal' THEN 'present'
            WHEN p.presence_effect >= 0 THEN 'present'
            WHEN p.presence_effect = -1 AND c.phase = 'completed' AND c.extent <> 'partial' THEN 'left'
            WHEN p.presence_effect = -1 THEN 'reduced'
        END AS says
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_place p USING (claim_id)
    JOIN core.claim_source s ON s.claim_id = c.claim_id AND s.position = 0
    WHERE d.is_current AND NOT c.is_background AND c.phase <> 'planned' AND p.role <> 'via'
        AND c.factuality NOT IN ('Uu', 'PS+', 'PS-')
),
word AS (SELECT * FROM told WHERE says IS NOT NULL),
newest AS (
    SELECT place_id, max(day) AS as_of FROM word GROUP BY place_id
),
deciding AS (
    SELECT
        place_id,
        list_sort(list(DISTINCT says)) AS said
    FROM word JOIN newest USING (place_id)
    WHERE day = as_of OR as_of IS NULL OR day IS NULL
    GROUP BY place_id
),
summary AS (
    SELECT
        place_id, count(*) AS n_claims, count(DISTINCT teller) AS n_origins, count(*) FILTER (day IS NULL) AS n_undated,
        max(day) FILTER (says = 'present') AS last_presence,
        max(day) FILTER (says <> 'present') AS last_absence,
        arg_max(quote, (coalesce(day, DATE '0001-01-01'), claim_id)) AS quote,
        arg_max(uri, (coalesce(day, DATE '0001-01-01'), claim_id)) AS uri
    FROM word
    GROUP BY place_id
)
SELECT
    place.place_id, place.name AS place, place.place_type, place.governorate, place.country,
    CASE
        WHEN deciding.said IS NULL THEN 'no_reports'
        WHEN len(deciding.said) = 1 THEN deciding.said[1]
        WHEN deciding.said = ['present', 'reduced'] THEN 'reduced'
        ELSE 'disputed'
    END AS status,
    newest.as_of, summary.last_presence, summary.last_absence,
    coalesce(summary.n_claims, 0) AS n_claims, coalesce(summary.n_origins, 0) AS n_origins,
    coalesce(summary.n_undated, 0) AS n_undated, summary.quote, summary.uri
FROM ref.place place
LEFT JOIN newest USING (place_id)
LEFT JOIN deciding USING (place_id)
LEFT JOIN summary USING (place_id)
WHERE place.place_type NOT IN ('country', 'governorate', 'region', 'sea_area')
    AND (place.role_status = 'sourced' OR summary.n_claims > 0)
