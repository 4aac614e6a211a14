-- directory/agencies
select id, name, class, country, states, channel, recipient, investigates, suspended, synthetic from agency order by id
