-- oversight/rows/agency_basis
select agency, ordinal, kind, evidence, from_day, to_day, synthetic, recorded_at, proposal, ended_by
from agency_basis where (agency, ordinal) > ($agency, $ordinal) order by agency, ordinal limit $limit
