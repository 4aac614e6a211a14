-- triage/raise_once
insert into alert (id, kind, words, raised_at, post_group) values ($1, $2, $3, $4, $5) on conflict (id) do nothing
