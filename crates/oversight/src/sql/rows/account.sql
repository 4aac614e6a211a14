-- oversight/rows/account
select id, name, role, agency, provider, password, disabled, created_at, must_change, password_set_at, language
from account where id > $id order by id limit $limit
