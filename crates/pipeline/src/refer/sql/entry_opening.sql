-- refer/entry_opening
select opening from entry where shard = shard($report) and report = $report and id = $id
