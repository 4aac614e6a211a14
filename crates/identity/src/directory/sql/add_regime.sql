-- directory/add_regime
insert into provider_regime (provider, country, added_at) values ($1, $2, $3)
