-- dossier/document
select document from submission where shard = shard($1) and report = $1
