-- directory/agency_token
select agency, label from agency_token where digest = $1
