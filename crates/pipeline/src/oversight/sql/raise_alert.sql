-- oversight/raise_alert
insert into alert (id, report, kind, words, raised_at) values ($1, $2, $3, $4, $5)
