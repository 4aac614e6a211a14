-- triage/hold_at_desk
insert into desk (report, because, held_at) values ($1, $2, $3)
