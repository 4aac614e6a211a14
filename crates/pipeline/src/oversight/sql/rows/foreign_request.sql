-- oversight/rows/foreign_request
select report, provider, country, agency_name, opened_at, alarm_at, ended_at, ending, consulted_at, consultation
from foreign_request where report >= $1 and report <= $2 order by report limit $3 offset $4
