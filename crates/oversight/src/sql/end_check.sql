-- oversight/end_check
update ledger_check set ended_at = $ended_at, size = $size, findings = $findings where one = 1 and started_at = $started_at
