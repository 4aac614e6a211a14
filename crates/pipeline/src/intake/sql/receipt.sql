-- intake/receipt
select digest, note from receipt where report = $1
