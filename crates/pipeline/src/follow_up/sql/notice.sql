-- follow_up/notice
select report, ordinal, provider, kind, body, clause, written_at, delivered_at from notice where report = $1 and ordinal = $2
