-- directory/bases_of
select ordinal, kind, evidence, from_day, to_day, synthetic, recorded_at, proposal, ended_by from agency_basis
where agency = $agency order by ordinal
