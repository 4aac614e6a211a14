-- follow_up/expunge_destructions
update destruction set reference = '', notified_by = '', confirmed_by = null, order_reference = null, order_court = null,
  order_by = null, release_by = null, release_why = null, released_by = null
where shard = shard($report) and report = $report
