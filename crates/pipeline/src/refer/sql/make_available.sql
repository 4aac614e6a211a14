-- refer/make_available
insert into referral (shard, report, ordinal, agency, ruling, channel, state, reason, predecessor, hop, made_available_at, entry, priority)
values (shard($report), $report, $ordinal, $agency, $ruling, $channel, 'made_available', $reason, $predecessor, $hop, $made_available_at, $entry, $priority)
