-- follow_up/notifications_since
select count(*) as notifications from destruction where notified_by = $1 and notified_at > $2
