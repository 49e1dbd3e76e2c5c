-- One row per dated event that reports look back on.
SELECT name, date_start AS "from", date_end AS "to" FROM ref.milestone ORDER BY date_start, milestone_id
