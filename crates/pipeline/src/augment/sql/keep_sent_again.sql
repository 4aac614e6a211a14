-- augment/keep_sent_again
insert into sent_again (report, first) values ($1, $2)
