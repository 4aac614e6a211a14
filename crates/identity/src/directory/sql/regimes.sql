-- directory/regimes
select country from provider_regime where provider = $1 order by country
