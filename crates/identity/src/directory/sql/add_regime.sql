-- directory/add_regime
insert into provider_regime (provider, country, added_at) values ($provider, $country, $added_at)
