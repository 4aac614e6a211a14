### Yang mengelilingi setiap halaman dan bagian yang dipakai bersama.

base-skip = Langsung ke isi
base-emergency = Darurat
base-exit-emergency = Darurat: tinggalkan halaman ini
base-exit = <unseen>Darurat: </unseen>Tinggalkan halaman ini
base-exit-label = Tinggalkan halaman ini
base-navigation = Navigasi utama
base-sign-out = Keluar
base-demonstration-label = Demonstrasi
base-demonstration = Demonstrasi: semua di sini rekaan. Tidak ada yang membaca kiriman Anda, dan tidak ada yang sampai ke polisi.
base-sandbox-label = Lingkungan uji
base-sandbox = Lingkungan uji: ini data uji. Data ini tidak pernah keluar dari sini, dan tidak ada lembaga yang menerimanya.
base-test = [uji]
base-unreadable-label = Yang tidak dapat dibaca
base-unreadable = Catatan ini tidak dapat dibaca (rujukan <exact>{ $reference }</exact>); operator sudah diberi tahu.
base-unreadable-more = { $count ->
   *[other] { $count } catatan lain tidak dapat dibaca; operator sudah diberi tahu tentang setiap catatan.
}
base-foot = Clearline: dari yang melihat kepada yang dapat bertindak.
base-languages = Bahasa

audience-provider = Penyedia
audience-analyst = Pemeriksaan
audience-agency = Lembaga
audience-auditor = Audit
audience-counsel = Penasihat hukum

nav-account = Akun
nav-agencies = Lembaga
nav-api = API
nav-audit = Audit
nav-countries = Negara
nav-destruction = Pemusnahan
nav-entries = Catatan
nav-foreign-requests = Permintaan asing
nav-inbox = Kotak masuk
nav-instruments = Instrumen
nav-law = Hukum
nav-watch = Daftar pantau
nav-providers = Penyedia
nav-obligations = Kewajiban
nav-overview = Ikhtisar
nav-proposals = Usulan
nav-reports = Laporan
nav-requests = Permintaan
nav-review = Pemeriksaan

emergency-question = Apakah seorang anak sedang dalam bahaya sekarang?
emergency-first = Hubungi polisi lebih dahulu. Kami bukan layanan darurat.
emergency-europe = Eropa, India, dan kebanyakan telepon seluler
emergency-north-america = Amerika Serikat dan Kanada
emergency-united-kingdom = Britania Raya
emergency-australia = Australia
emergency-new-zealand = Selandia Baru
emergency-brazil = Brasil
emergency-japan = Jepang
emergency-south-africa = Afrika Selatan
