### Tamaños y duraciones, como aparecen dentro de las frases.

size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
# Kilobytes, megabytes y gigabytes en potencias de diez.
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB

span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}

# What stands between several phrases, one after another.
list-each = { "; " }
