-- dossier/file_documents
select id, sha256, size, document from file where shard = shard($1) and report = $1 order by ordinal, id
