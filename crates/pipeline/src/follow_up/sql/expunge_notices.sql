-- follow_up/expunge_notices
update notice set body = '' where report = $1
