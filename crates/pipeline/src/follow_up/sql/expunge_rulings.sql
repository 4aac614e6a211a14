-- follow_up/expunge_rulings
-- What is proved by its digest stays. Rulings kept before errors had a column of their own hold the message.
update ruling set candidate = '', error = null,
  body = case when outcome = 'error' then '{"error":"undecided"}' else body end
where shard = shard($1) and report = $1
