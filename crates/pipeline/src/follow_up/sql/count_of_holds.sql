-- follow_up/count_of_holds
select holds from report where shard = shard($1) and number = $1
