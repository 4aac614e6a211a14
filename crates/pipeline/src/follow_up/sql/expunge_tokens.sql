-- follow_up/expunge_tokens
delete from form_token where shard = shard($report) and report = $report
