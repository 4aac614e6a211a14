-- dossier/sit
insert into sitting (report, reader, begun_at) values ($1, $2, $3)
on conflict (report, reader) do update set begun_at = excluded.begun_at where sitting.begun_at <= $4
