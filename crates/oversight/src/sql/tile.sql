-- oversight/tile
select hashes from ledger_tile where level = $level and number = $number
