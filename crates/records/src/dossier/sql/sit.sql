-- dossier/sit
insert into sitting (shard, report, reader, begun_at) values (shard($1), $1, $2, $3)
on conflict (shard, report, reader) do update set begun_at = excluded.begun_at where sitting.begun_at <= $4
