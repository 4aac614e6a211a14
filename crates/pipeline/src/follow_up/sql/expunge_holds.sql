-- follow_up/expunge_holds
update hold set reference = '', actor = '', lifted_by = null, lifted_why = null, confirmed_by = null where shard = shard($report) and report = $report
