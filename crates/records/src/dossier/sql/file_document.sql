-- dossier/file_document
select id, sha256, size, document from file where shard = shard($report) and report = $report and id = $id
