-- oversight/rows/recovery_code
select account, code, drawn_at
from recovery_code where (account, code) > ($account, $code) order by account, code limit $limit
