-- follow_up/count_of_holds
select holds from report where shard = shard($number) and number = $number
