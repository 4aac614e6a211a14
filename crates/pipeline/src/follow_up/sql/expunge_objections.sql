-- follow_up/expunge_objections
update destruction_objection set reason = '', made_by = '' where report = $1
