-- Which sites are reported held, partly held, left, disputed or silent?
-- How to read it: `status` rests on the claim quoted, `against` says how many independent origins say otherwise; no_report is silence, not absence.
SELECT place, governorate, status, last_status, as_of, age_days, n_origins_for AS origins, n_origins_against AS against,
    contrary_says, contrary_as_of, quote
FROM mart.site_status
WHERE n_claims > 0
ORDER BY as_of DESC NULLS LAST, n_origins_for DESC, place
