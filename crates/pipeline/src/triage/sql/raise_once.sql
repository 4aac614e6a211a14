-- triage/raise_once
insert into alert (shard, id, kind, words, raised_at, about, rank, sort, post_group) values (shard($1), $1, $2, $3, $4, '', $5, $6, $7)
on conflict (shard, id) do nothing
