-- directory/add_basis
insert into agency_basis (agency, ordinal, kind, evidence, from_day, to_day, synthetic, recorded_at, proposal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
