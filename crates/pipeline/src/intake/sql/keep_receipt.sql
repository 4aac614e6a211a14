-- intake/keep_receipt
insert into receipt (report, digest, note) values ($1, $2, $3)
