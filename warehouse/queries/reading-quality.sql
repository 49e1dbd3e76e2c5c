-- How good is the reading of texts, by version?
-- How to read it: `gold` rows compare with labels, if `garrison evaluate --book` was run; `claims` rows only say how much was made out, not whether it is right.
SELECT basis, version, gold, language, measure, n_right, n, share
FROM mart.quality
ORDER BY basis, version DESC, gold, language, measure
