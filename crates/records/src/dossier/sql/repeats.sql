-- dossier/repeats
select first from sent_again where report = $1
