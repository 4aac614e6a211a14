-- oversight/tile
select hashes from ledger_tile where level = $1 and number = $2
