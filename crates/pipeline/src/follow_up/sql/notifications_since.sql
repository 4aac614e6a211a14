-- follow_up/notifications_since
select count(*) as notifications from destruction where notified_by = $notified_by and notified_at > $since
