-- augment/first_sent
select report, sent_at from sent_report where digest = $1
