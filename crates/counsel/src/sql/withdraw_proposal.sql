-- counsel/withdraw_proposal
update proposal set decision = 'withdrawn', decided_by = $decided_by, decided_at = $decided_at, decision_reason = $decision_reason
where id = $id and decision is null and proposed_by = $decided_by
