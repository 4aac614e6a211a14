-- augment/add_exit
insert into exit_entry (network, list, from_at, until_at) values ($1, $2, $3, $4)
on conflict (network, from_at, list) do update set until_at = excluded.until_at where exit_entry.until_at < excluded.until_at
