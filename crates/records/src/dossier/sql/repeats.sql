-- dossier/repeats
select first as number from sent_again where shard = shard($report) and report = $report
