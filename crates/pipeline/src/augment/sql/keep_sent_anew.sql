-- augment/keep_sent_anew
update sent_report set report = $report, sent_at = $sent_at where shard = shard($digest) and digest = $digest and report = $old_report
