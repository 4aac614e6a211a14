-- dossier/file_document
select id, sha256, size, document from file where shard = shard($1) and report = $1 and id = $2
