-- The state of every site as it was known on a day: only what had been published by then, silence counted to that day.
SELECT * FROM mart.site_state(day, day, silence)
