-- directory/seed_agency
insert into agency (id, name, class, country, states, channel, investigates, suspended, synthetic)
values ($1, $2, $3, $4, $5, 'portal', $6, 0, 0)
on conflict (id) do nothing
