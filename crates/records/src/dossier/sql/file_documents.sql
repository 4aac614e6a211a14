-- dossier/file_documents
select id, sha256, size, document from file where shard = shard($report) and report = $report order by ordinal, id
