-- follow_up/set_setting
insert into setting (name, value, set_at) values ($1, $2, $3)
on conflict (name) do update set value = excluded.value, set_at = excluded.set_at
