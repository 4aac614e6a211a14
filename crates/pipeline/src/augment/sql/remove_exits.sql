-- augment/remove_exits
delete from exit_entry where list = $1 and (network, from_at) in (
  select network, from_at from exit_entry where list = $1 order by network, from_at limit $2
)
