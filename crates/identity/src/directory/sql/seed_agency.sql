-- directory/seed_agency
insert into agency (id, name, class, country, states, channel, investigates, suspended, synthetic)
values ($id, $name, $class, $country, $states, 'portal', $investigates, 0, 0)
on conflict (id) do nothing
