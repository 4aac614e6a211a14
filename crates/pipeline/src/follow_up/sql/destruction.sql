-- follow_up/destruction
select report, file, agency, referral, reference, notified_at, held_by, destroyed_at from destruction where report = $1 and file = $2
