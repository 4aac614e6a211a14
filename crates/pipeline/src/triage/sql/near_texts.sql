-- triage/near_texts
select post_group from danger_band
where band in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) limit $17
