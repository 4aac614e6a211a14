-- oversight/rows/agency
select id, name, class, country, states, channel, recipient, investigates, suspended, synthetic, investigates_by, language
from agency where id > $id order by id limit $limit
