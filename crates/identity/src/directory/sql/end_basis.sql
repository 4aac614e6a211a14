-- directory/end_basis
update agency_basis set to_day = $3, ended_by = $4
where agency = $1 and ordinal = $2 and (to_day is null or to_day > $3)
