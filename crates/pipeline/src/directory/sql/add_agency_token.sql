-- directory/add_agency_token
insert into agency_token (digest, agency, label, created_at) values ($1, $2, $3, $4)
