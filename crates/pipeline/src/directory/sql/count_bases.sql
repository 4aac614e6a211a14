-- directory/count_bases
select count(*) from agency_basis where agency = $1
