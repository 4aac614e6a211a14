-- triage/leave_desk
delete from desk where report = $1 and list = $2
