### Ukuran dan lama waktu, seperti dalam kalimat.

size-bytes = { $n } bita
# Kilobita, megabita, dan gigabita dalam pangkat sepuluh.
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB

span-seconds = { $n } dtk
span-minutes = { $n } mnt
span-hours = { $n } jam
span-days = { $n } hari

# What stands between several phrases, one after another.
list-each = { "; " }
