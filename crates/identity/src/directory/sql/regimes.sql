-- directory/regimes
select country from provider_regime where provider = $provider order by country
