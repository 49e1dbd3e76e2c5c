-- Which sites are reported held, reduced, left or disputed, and by whose word?
SELECT place, governorate, status, as_of, n_claims, n_origins, n_undated
FROM mart.site_status
WHERE n_claims > 0 AND country = 'SY'
ORDER BY as_of DESC NULLS LAST, n_origins DESC, place
