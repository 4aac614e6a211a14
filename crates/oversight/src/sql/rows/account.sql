-- oversight/rows/account
select id, name, role, agency, provider, password, disabled, created_at, must_change, password_set_at, language
from account where id > $1 order by id limit $2
