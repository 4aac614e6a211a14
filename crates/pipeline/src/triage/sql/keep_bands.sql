-- triage/keep_bands
insert into danger_band (shard, report, band, post_group)
values (shard($report), $report, $band_1, $post_group), (shard($report), $report, $band_2, $post_group), (shard($report), $report, $band_3, $post_group), (shard($report), $report, $band_4, $post_group),
  (shard($report), $report, $band_5, $post_group), (shard($report), $report, $band_6, $post_group), (shard($report), $report, $band_7, $post_group), (shard($report), $report, $band_8, $post_group),
  (shard($report), $report, $band_9, $post_group), (shard($report), $report, $band_10, $post_group), (shard($report), $report, $band_11, $post_group), (shard($report), $report, $band_12, $post_group),
  (shard($report), $report, $band_13, $post_group), (shard($report), $report, $band_14, $post_group), (shard($report), $report, $band_15, $post_group), (shard($report), $report, $band_16, $post_group)
on conflict (shard, report, band) do nothing
