-- intake/forget_tokens
delete from form_token where spent_at < $before
