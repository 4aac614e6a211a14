-- follow_up/expunge_openings
update entry set opening = null where shard = shard($report) and report = $report and id between $first and $last
