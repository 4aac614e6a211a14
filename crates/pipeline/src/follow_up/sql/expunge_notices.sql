-- follow_up/expunge_notices
update notice set body = 'The report was expunged.' where report = $1
