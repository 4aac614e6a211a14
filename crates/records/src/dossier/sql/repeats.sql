-- dossier/repeats
select first as number from sent_again where shard = shard($1) and report = $1
