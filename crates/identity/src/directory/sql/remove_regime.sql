-- directory/remove_regime
delete from provider_regime where provider = $provider and country = $country
