-- triage/raise_once
insert into alert (id, kind, words, raised_at, about, rank, sort, post_group) values ($1, $2, $3, $4, '', $5, $6, $7)
on conflict (id) do nothing
