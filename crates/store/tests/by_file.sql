-- account/by_file
select holder
from account
where id = $id
