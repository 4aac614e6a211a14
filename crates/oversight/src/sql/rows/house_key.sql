-- oversight/rows/house_key
select name, check_value, public, added_at
from house_key where name > $name order by name limit $limit
