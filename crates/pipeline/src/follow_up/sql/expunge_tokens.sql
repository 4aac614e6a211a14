-- follow_up/expunge_tokens
delete from form_token where report = $1
