-- triage/step_dismissal
update dismissal set place = $place, dismissed = dismissed + $dismissed, restored = restored + $restored, settled = settled + $settled, state = $state
where shard = shard($id) and id = $id and state = $old_state
