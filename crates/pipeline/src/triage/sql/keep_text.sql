-- triage/keep_text
insert into danger_text (digest, report, post_group) values ($1, $2, $3)
