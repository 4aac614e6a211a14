-- follow_up/destructions
select report, file, agency, referral, reference, notified_at, held_by, destroyed_at from destruction
where (notified_at, report, file) < ($1, $2, $3) order by notified_at desc, report desc, file desc limit $4
