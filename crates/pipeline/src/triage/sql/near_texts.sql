-- triage/near_texts
select post_group from danger_band
where band in ($band_1, $band_2, $band_3, $band_4, $band_5, $band_6, $band_7, $band_8, $band_9, $band_10, $band_11, $band_12, $band_13, $band_14, $band_15, $band_16) limit $limit
