-- dossier/sit
insert into sitting (shard, report, reader, begun_at) values (shard($report), $report, $reader, $begun_at)
on conflict (shard, report, reader) do update set begun_at = excluded.begun_at where sitting.begun_at <= $until
