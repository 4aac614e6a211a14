-- follow_up/count_of_holds
select holds from report where number = $1
