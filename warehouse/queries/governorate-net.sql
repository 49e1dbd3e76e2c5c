-- Which way did the reported presence move in each governorate, month by month, by distinct events?
-- How to read it: `net` is arrivals less departures, by events and not by articles; months without any report are not listed here, they are not zeros.
SELECT governorate, month, n_arrivals, n_departures, net, n_stays, n_origins
FROM mart.governorate_month
WHERE has_reports
ORDER BY month DESC, governorate
