-- triage/free_group
update post_group set posts = posts where shard = shard($id) and id = $id
  and not exists (select 1 from dismissal d where d.shard = post_group.shard and d.report = post_group.id and d.state = 'dismissing')
