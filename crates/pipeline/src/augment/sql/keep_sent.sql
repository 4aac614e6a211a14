-- augment/keep_sent
insert into sent_report (digest, report, sent_at) values ($1, $2, $3)
