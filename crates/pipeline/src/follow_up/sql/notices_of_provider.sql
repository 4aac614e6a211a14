-- follow_up/notices_of_provider
select report, ordinal, provider, kind, body, clause, written_at, delivered_at from notice
where provider = $1 and written_at < $2 order by written_at desc limit $3
