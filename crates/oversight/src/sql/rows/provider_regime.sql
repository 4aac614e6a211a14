-- oversight/rows/provider_regime
select provider, country, added_at
from provider_regime where (provider, country) > ($1, $2) order by provider, country limit $3
