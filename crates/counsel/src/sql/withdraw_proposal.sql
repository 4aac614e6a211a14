-- counsel/withdraw_proposal
update proposal set decision = 'withdrawn', decided_by = $2, decided_at = $3, decision_reason = $4
where id = $1 and decision is null and proposed_by = $2
