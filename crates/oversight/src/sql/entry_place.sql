-- oversight/entry_place
select position, leaf from entry where shard = shard($report) and report = $report and id = $id
