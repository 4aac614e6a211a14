-- dossier/repeats
select first from sent_again where shard = shard($1) and report = $1
