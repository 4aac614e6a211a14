-- augment/first_sent
select report, sent_at from sent_report where shard = shard($1) and digest = $1
