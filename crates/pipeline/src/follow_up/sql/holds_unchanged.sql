-- follow_up/holds_unchanged
update report set holds = holds where shard = shard($1) and number = $1 and holds = $2 and expunged_at is null
