-- follow_up/expunge_destructions
update destruction set reference = '', notified_by = '' where report = $1
