-- oversight/rows/agency
select id, name, class, country, states, channel, recipient, investigates, suspended, synthetic, investigates_by
from agency where id > $1 order by id limit $2
