-- triage/same_text
select post_group from danger_text where shard = shard($1) and digest = $1
