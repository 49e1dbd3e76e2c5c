-- Reported changes by governorate and month, counted by events. A month without a report is not a month without change.
WITH governorate AS (
    SELECT DISTINCT governorate FROM ref.place WHERE country = 'SY' AND governorate IS NOT NULL
),
change AS (
    SELECT governorate, event_id, presence_effect AS effect, date_trunc('month', date_start)::DATE AS month
    FROM mart.presence_change
    WHERE phase <> 'planned' AND best_factuality IN ('CT+', 'PR+') AND country = 'SY' AND governorate IS NOT NULL
        AND date_trunc('month', date_start) = date_trunc('month', date_end)
),
told AS (
    SELECT p.governorate, date_trunc('month', c.published_end)::DATE AS month, count(*) AS n_claims,
        count(DISTINCT c.origin_id) AS n_origins
    FROM mart.site_claim c JOIN ref.place p USING (place_id)
    WHERE c.published_end IS NOT NULL AND p.country = 'SY'
    GROUP BY ALL
),
counted AS (
    SELECT governorate, month, count(DISTINCT event_id) FILTER (effect = 1) AS n_arrivals,
        count(DISTINCT event_id) FILTER (effect = -1) AS n_departures, count(DISTINCT event_id) FILTER (effect = 0) AS n_stays
    FROM change
    GROUP BY ALL
),
bounds AS (
    SELECT min(month) AS first_month, max(month) AS last_month FROM (SELECT month FROM counted UNION ALL SELECT month FROM told)
),
calendar AS (
    SELECT unnest(generate_series(first_month, last_month, INTERVAL 1 MONTH))::DATE AS month FROM bounds
)
SELECT
    governorate, month, coalesce(n_arrivals, 0) AS n_arrivals, coalesce(n_departures, 0) AS n_departures,
    coalesce(n_stays, 0) AS n_stays, coalesce(n_arrivals - n_departures, 0) AS net,
    coalesce(n_claims, 0) AS n_claims, coalesce(n_origins, 0) AS n_origins,
    n_claims IS NOT NULL OR n_arrivals IS NOT NULL AS has_reports
FROM governorate
CROSS JOIN calendar
LEFT JOIN counted USING (governorate, month)
LEFT JOIN told USING (governorate, month)
