-- augment/keep_sent_anew
update sent_report set report = $2, sent_at = $3 where shard = shard($1) and digest = $1 and report = $4
