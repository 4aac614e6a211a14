-- follow_up/expunge_feedback
update feedback set actor = '', note = '' where report = $1
