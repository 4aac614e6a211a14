-- dossier/file_grounds
select file, kind, agency, reference, happened_at from file_ground where shard = shard($1) and report = $1 order by file, ordinal
