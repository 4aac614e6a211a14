-- dossier/submission
select document, parsed from submission where shard = shard($report) and report = $report
