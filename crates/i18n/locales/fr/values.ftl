### Tailles et durées, telles qu’elles figurent dans les phrases.

size-bytes = { $n ->
    [one] { $n } octet
   *[other] { $n } octets
}
# Kilo-octets, mégaoctets et gigaoctets en puissances de dix.
size-kb = { $n } ko
size-mb = { $n } Mo
size-gb = { $n } Go

span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}

# What stands between several phrases, one after another.
list-each = { " ; " }
