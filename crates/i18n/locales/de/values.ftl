### Größen und Zeitspannen, wie sie in Sätzen stehen.

size-bytes = { $n ->
    [one] { $n } Byte
   *[other] { $n } Byte
}
# Kilobyte, Megabyte und Gigabyte in Zehnerpotenzen.
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB

span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}

# What stands between several phrases, one after another.
list-each = { "; " }
