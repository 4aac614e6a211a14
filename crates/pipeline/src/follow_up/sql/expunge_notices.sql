-- follow_up/expunge_notices
-- What stands there then is a message: its text is in the catalogues.
update notice set body = '{"id":"notice-says-expunged"}' where report = $1
