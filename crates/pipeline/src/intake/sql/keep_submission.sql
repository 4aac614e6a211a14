-- intake/keep_submission
insert into submission (report, document, parsed) values ($1, $2, $3)
