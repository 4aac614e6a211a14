-- augment/advance
update report set stage = 'augmented' where number = $1 and stage = 'received'
