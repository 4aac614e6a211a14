-- triage/known_elsewhere
-- Eight fingerprints at a time; a shorter question repeats its last one. Posts of the group itself do not count.
select i.report from identifier i left join danger_post p on p.shard = i.shard and p.report = i.report
where i.fingerprint in ($2, $3, $4, $5, $6, $7, $8, $9) and i.report <> $1
  and (p.post_group is null or p.post_group <> $1) limit 1
