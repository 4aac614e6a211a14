-- counsel/leave_withheld
-- One person may refuse what nobody proposed: nothing leaves by it.
update proposal set decision = 'refused', decided_by = $decided_by, decided_at = $decided_at, decision_reason = $decision_reason
where id = $id and decision is null and proposed_by = $decided_by and kind = 'approval' and report is not null
