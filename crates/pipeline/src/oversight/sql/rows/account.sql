-- oversight/rows/account
select id, name, role, agency, provider, password, disabled, created_at
from account where id > $1 order by id limit $2
