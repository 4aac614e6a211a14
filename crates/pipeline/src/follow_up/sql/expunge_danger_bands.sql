-- follow_up/expunge_danger_bands
delete from danger_band where shard = shard($1) and report = $1
