-- follow_up/expunge_tokens
delete from form_token where shard = shard($1) and report = $1
