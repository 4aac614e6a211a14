-- augment/advance
update report set stage = 'augmented' where shard = shard($1) and number = $1 and stage = 'received'
