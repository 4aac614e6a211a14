### Tamanhos e durações, como aparecem dentro das frases.

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
# Kilobytes, megabytes e gigabytes em potências de dez.
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB

span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
    [one] { $n } dia
   *[other] { $n } dias
}

# What stands between several phrases, one after another.
list-each = { "; " }
