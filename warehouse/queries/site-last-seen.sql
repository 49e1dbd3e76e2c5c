-- When were forces at each site last reported present, and when last reported gone, in which words?
-- How to read it: the later of the two days need not be the state, since exact and vague days differ; see site-status for that.
SELECT place, governorate, presence_on, presence_quote, absence_on, absence_quote
FROM mart.site_last_seen
ORDER BY greatest(presence_on, absence_on) DESC, place
