-- oversight/rows/house_key
select name, check_value, public, added_at
from house_key where name > $1 order by name limit $2
