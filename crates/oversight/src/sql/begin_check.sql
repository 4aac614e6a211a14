-- oversight/begin_check
update ledger_check set started_at = $started_at, ended_at = null, size = null, findings = null where one = 1 and started_at < $before
