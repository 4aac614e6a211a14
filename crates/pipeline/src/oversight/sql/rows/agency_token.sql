-- oversight/rows/agency_token
select digest, agency, label, created_at
from agency_token where digest > $1 order by digest limit $2
