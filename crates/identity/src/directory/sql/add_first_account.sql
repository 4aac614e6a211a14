-- directory/add_first_account
insert into account (id, name, role, password, disabled, created_at, must_change)
select cast($id as text), cast($name as text), cast($role as text), cast($password as text), 0, cast($created_at as bigint), 1
from (select 1 as one) as row_of_one
where not exists (select 1 from account)
