-- follow_up/expunge_sent_again
delete from sent_again where report = $1
