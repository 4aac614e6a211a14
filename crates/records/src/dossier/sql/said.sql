-- dossier/said
select parsed from submission where shard = shard($report) and report = $report
