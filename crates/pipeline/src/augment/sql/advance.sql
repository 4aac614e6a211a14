-- augment/advance
update report set stage = 'augmented' where shard = shard($number) and number = $number and stage = 'received'
