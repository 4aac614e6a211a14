-- directory/bases
select agency, kind, evidence, from_day, to_day, synthetic from agency_basis order by agency, ordinal
