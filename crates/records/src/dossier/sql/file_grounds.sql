-- dossier/file_grounds
select file, kind, agency, reference, happened_at from file_ground where shard = shard($report) and report = $report order by file, ordinal
