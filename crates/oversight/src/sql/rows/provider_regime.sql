-- oversight/rows/provider_regime
select provider, country, added_at
from provider_regime where (provider, country) > ($provider, $country) order by provider, country limit $limit
