-- follow_up/count_notification
insert into notifier (person, notifications) values ($person, 1)
on conflict (person) do update set notifications = notifier.notifications + 1 where notifier.notifications = $notifications
