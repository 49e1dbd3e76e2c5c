-- Which way did the presence go, by governorate and month?
-- How to read it: events that were told, not pages and not soldiers: to the right what came, to the left what went. Months without any report are not in the list; they are no zeros.
SELECT governorate, month, n_arrivals AS arrivals, n_departures AS departures, n_origins AS origins
FROM mart.governorate_month
WHERE n_arrivals > 0 OR n_departures > 0
ORDER BY month, governorate
