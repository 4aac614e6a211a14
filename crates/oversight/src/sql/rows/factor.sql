-- oversight/rows/factor
select account, secret, added_at, last_step
from factor where account > $account order by account limit $limit
