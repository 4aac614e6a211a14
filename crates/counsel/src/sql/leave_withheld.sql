-- counsel/leave_withheld
-- One person may refuse what nobody proposed: nothing leaves by it.
update proposal set decision = 'refused', decided_by = $2, decided_at = $3, decision_reason = $4
where id = $1 and decision is null and proposed_by = $2 and kind = 'approval' and report is not null
