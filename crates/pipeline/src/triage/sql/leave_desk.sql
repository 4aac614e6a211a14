-- triage/leave_desk
delete from desk where report = $1
