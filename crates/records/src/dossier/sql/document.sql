-- dossier/document
select document from submission where shard = shard($report) and report = $report
