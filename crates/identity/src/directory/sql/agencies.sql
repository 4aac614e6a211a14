-- directory/agencies
select id, name, class, country, states, channel, recipient, investigates, suspended, synthetic, language from agency order by id
