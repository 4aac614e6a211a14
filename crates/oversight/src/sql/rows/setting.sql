-- oversight/rows/setting
select name, value, set_at
from setting where name > $1 order by name limit $2
