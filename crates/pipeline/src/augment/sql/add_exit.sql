-- augment/add_exit
insert into exit_entry (network, list, from_at, until_at) values ($network, $list, $from_at, $until_at)
on conflict (network, from_at, list) do update set until_at = excluded.until_at where exit_entry.until_at < excluded.until_at
