-- refer/make_available
insert into referral (shard, report, ordinal, agency, ruling, channel, state, reason, predecessor, hop, made_available_at, entry, priority)
values (shard($1), $1, $2, $3, $4, $5, 'made_available', $6, $7, $8, $9, $10, $11)
