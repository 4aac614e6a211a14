## What is wrong with a list that the operator imports, and what to write instead.

list-line = line { $line }: { $why }
list-member = { $name }: { $why }
list-not-taken = line { $line } was not taken: { $why }
list-not-taken-more = { $count ->
    [one] { $count } further line was not taken.
   *[other] { $count } further lines were not taken.
}

## Why nothing was imported

list-too-long = the list is longer than { $limit } bytes: split it
list-name = the name must have 1 to { $limit } characters
list-source = the source must have 1 to { $limit } characters
list-too-many = { $limit } lists are held already
list-nothing = nothing was imported: { $why }
list-time = the last day must not lie before the first, and at most { $days } days may lie between them
list-unknown = no list { $list } is held
list-broken-json = it begins as JSON and cannot be read as such: { $error }

## Hashes

list-no-hash = no line of it holds a hash
list-no-column = no column of it holds an md5, sha1 or sha256
list-unknown-kind = “{ $kind }” is not compared here: give md5, sha1 or sha256
list-unknown-form = not a form of list that is known: write one hash a line, or a table whose columns are called md5, sha1 or sha256
list-digits = it has { $digits } digits
list-digits-of = it has { $digits } digits, like { $kind }
list-wrong-length = { $found }: { $kind } has { $wanted }
list-length-of-none = { $found }: an md5 has 32, a sha1 40, a sha256 64
list-hash-missing = the hash is missing
list-hash-with-0x = it begins with 0x: leave that out
list-hash-with-marks = there are marks between its digits: leave them out
list-base32 = base32: give hexadecimal, the digits 0 to 9 and the letters a to f
list-base64 = base64 of another length than an md5, sha1 or sha256 has, or not complete: give hexadecimal, the digits 0 to 9 and the letters a to f
list-not-hexadecimal = not hexadecimal: give hexadecimal, the digits 0 to 9 and the letters a to f

## Proxies and exits

list-no-address = no line of it holds an address
list-address-missing = the address is missing
list-no-day = the line gives no day: say for which day the list holds (--day), or from which to which (--from, --until)
list-line-time = its time ends before it begins, or is longer than { $days } days: give another
list-not-a-day = not a day: write it as 2026-11-20, or a moment as 2026-11-20T18:00:00Z
list-not-a-network = not a network: write the address and how many of its bits count, such as 203.0.113.0/24
list-not-a-range = not a range: write the lower address first, both of one kind
list-too-wide = too wide: networks from /{ $bits } on are taken
list-plain-number = a plain number: write the address as 203.0.113.9
list-address-with-port = an address with a port: leave the port out
list-not-an-address = not an address: write one as 203.0.113.9 or 2001:db8::9, or a network as 203.0.113.0/24
