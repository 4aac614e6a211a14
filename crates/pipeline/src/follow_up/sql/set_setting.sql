-- follow_up/set_setting
insert into setting (name, value, set_at) values ($name, $value, $set_at)
on conflict (name) do update set value = excluded.value, set_at = excluded.set_at
