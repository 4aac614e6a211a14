-- directory/add_first_account
insert into account (id, name, role, password, disabled, created_at, must_change)
select cast($1 as text), cast($2 as text), cast($3 as text), cast($4 as text), 0, cast($5 as bigint), 1
from (select 1 as one) as row_of_one
where not exists (select 1 from account)
