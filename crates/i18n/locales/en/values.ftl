### Sizes and lengths of time, as they stand inside sentences.

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
# Kilobytes, megabytes and gigabytes in powers of ten.
size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB

span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

# What stands between several phrases, one after another.
list-each = { "; " }
