-- follow_up/held_destructions
select report, file, agency, referral, reference, notified_at, held_by, destroyed_at from destruction
where destroyed_at is null order by notified_at, report, file limit 200
