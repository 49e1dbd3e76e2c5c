-- How does hedging move over time at each site?
-- How to read it: of the claims that say something of the site, how many are told as certain, as probable, as possible, by month of publication.
SELECT p.name AS place, date_trunc('month', c.published_end)::DATE AS month, count(*) AS n_claims,
    count(*) FILTER (c.factuality IN ('CT+', 'CT-')) AS n_certain, count(*) FILTER (c.factuality IN ('PR+', 'PR-')) AS n_probable,
    count(*) FILTER (c.factuality IN ('PS+', 'PS-', 'Uu')) AS n_possible,
    round(100 * count(*) FILTER (c.factuality NOT IN ('CT+', 'CT-')) / count(*), 1) AS percent_hedged
FROM mart.site_claim c JOIN ref.place p USING (place_id)
WHERE c.published_end IS NOT NULL AND coalesce(c.bar, '') <> 'background'
    AND (getvariable('site') IS NULL OR c.place_id = getvariable('site'))
GROUP BY p.place_id, p.name, month
ORDER BY place, month
