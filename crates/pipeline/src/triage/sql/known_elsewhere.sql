-- triage/known_elsewhere
-- Eight fingerprints at a time; a shorter question repeats its last one. Posts of the group itself do not count.
select i.report from identifier i left join danger_post p on p.shard = i.shard and p.report = i.report
where i.fingerprint in ($fingerprint_1, $fingerprint_2, $fingerprint_3, $fingerprint_4, $fingerprint_5, $fingerprint_6, $fingerprint_7, $fingerprint_8) and i.report <> $post_group
  and (p.post_group is null or p.post_group <> $post_group) limit 1
