-- triage/same_text
select post_group from danger_text where shard = shard($digest) and digest = $digest
