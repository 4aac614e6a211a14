-- directory/remove_regime
delete from provider_regime where provider = $1 and country = $2
