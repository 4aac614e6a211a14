-- counsel/decide_proposal
-- Nobody decides alone: whoever proposed it changes no row here.
update proposal set decision = $decision, decided_by = $decided_by, decided_at = $decided_at, decision_reason = $decision_reason
where id = $id and decision is null and proposed_by <> $decided_by
