-- augment/first_sent
select report, sent_at from sent_report where shard = shard($digest) and digest = $digest
