-- oversight/rows/setting
select name, value, set_at
from setting where name > $name order by name limit $limit
