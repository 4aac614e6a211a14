-- follow_up/notices_of_provider
select report, ordinal, provider, kind, body, clause, written_at, delivered_at from notice
where provider = $provider and written_at < $before order by written_at desc limit $limit
