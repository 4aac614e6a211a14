-- follow_up/holds_unchanged
update report set holds = holds where shard = shard($number) and number = $number and holds = $holds and expunged_at is null
