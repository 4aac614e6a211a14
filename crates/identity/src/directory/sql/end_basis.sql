-- directory/end_basis
update agency_basis set to_day = $to_day, ended_by = $ended_by
where agency = $agency and ordinal = $ordinal and (to_day is null or to_day > $to_day)
