-- counsel/decide_proposal
-- Nobody decides alone: whoever proposed it changes no row here.
update proposal set decision = $2, decided_by = $3, decided_at = $4, decision_reason = $5
where id = $1 and decision is null and proposed_by <> $3
