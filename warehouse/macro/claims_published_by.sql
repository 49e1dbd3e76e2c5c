-- The claims that had surely been published by a day; a document without a last day of publication is left out.
SELECT * FROM mart.claim_flat WHERE published_end <= day
