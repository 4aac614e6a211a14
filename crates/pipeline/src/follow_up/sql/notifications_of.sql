-- follow_up/notifications_of
select notifications from notifier where person = $person
