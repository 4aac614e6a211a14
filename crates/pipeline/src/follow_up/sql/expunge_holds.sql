-- follow_up/expunge_holds
update hold set reference = '', actor = '', lifted_by = null, lifted_why = null where report = $1
