-- oversight/end_check
update ledger_check set ended_at = $2, size = $3, findings = $4 where one = 1 and started_at = $1
