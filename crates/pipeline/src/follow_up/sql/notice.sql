-- follow_up/notice
select report, ordinal, provider, kind, body, clause, written_at, delivered_at from notice where shard = shard($1) and report = $1 and ordinal = $2
