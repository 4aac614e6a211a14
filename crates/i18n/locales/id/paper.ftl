### Yang dikatakan sendiri oleh setiap dokumen di atas kertas, apa pun isinya.

paper-page = Halaman { $number } dari { $pages }
paper-as-of = per { $day }
paper-yes = Ya
paper-no = Tidak
paper-unknown = Tidak diketahui
paper-caution = Perhatian
paper-english = Dalam bahasa Inggris
