-- How long nothing has been published on a governorate, and the longest time before. Silence is not absence.
WITH governorate AS (
    SELECT DISTINCT governorate FROM ref.place WHERE country = 'SY' AND governorate IS NOT NULL
),
told AS (
    SELECT p.governorate, d.published_end AS day, count(*) AS n_claims
    FROM core.claim_place cp
    JOIN ref.place p USING (place_id)
    JOIN core.claim c USING (claim_id)
    JOIN core.document d USING (version_id)
    WHERE d.is_current AND d.published_end IS NOT NULL AND p.country = 'SY' AND NOT c.is_background
    GROUP BY ALL
),
cutoff AS (SELECT max(coalesce(published_end, published_start)) AS today FROM core.document WHERE is_current),
gap AS (
    SELECT governorate, day, n_claims, lead(day) OVER (PARTITION BY governorate ORDER BY day) AS next_day
    FROM told
),
longest AS (
    SELECT governorate, max(day) AS last_report, sum(n_claims)::BIGINT AS n_claims,
        max(next_day - day) AS longest_gap_days, arg_max(day, (next_day - day, day)) FILTER (next_day IS NOT NULL) AS longest_gap_from
    FROM gap
    GROUP BY governorate
)
SELECT
    governorate, cutoff.today AS cutoff, longest.last_report, cutoff.today - longest.last_report AS silent_days,
    longest.last_report IS NULL OR cutoff.today - longest.last_report >= 90 AS is_gap,
    coalesce(longest.n_claims, 0) AS n_claims, longest.longest_gap_days, longest.longest_gap_from
FROM governorate
CROSS JOIN cutoff
LEFT JOIN longest USING (governorate)
