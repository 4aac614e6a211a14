-- augment/remove_exits
delete from exit_entry where list = $list and (network, from_at) in (
  select network, from_at from exit_entry where list = $list order by network, from_at limit $limit
)
