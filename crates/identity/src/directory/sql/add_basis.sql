-- directory/add_basis
insert into agency_basis (agency, ordinal, kind, evidence, from_day, to_day, synthetic, recorded_at, proposal)
values ($agency, $ordinal, $kind, $evidence, $from_day, $to_day, $synthetic, $recorded_at, $proposal)
