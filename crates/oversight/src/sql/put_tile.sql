-- oversight/put_tile
insert into ledger_tile (level, number, hashes) values ($level, $number, $hashes)
on conflict (level, number) do update set hashes = excluded.hashes
