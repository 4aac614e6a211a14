-- triage/settle_row
delete from desk where report = $1 and dismissal = $2
