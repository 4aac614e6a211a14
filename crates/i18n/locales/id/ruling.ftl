### Isi keputusan yang dapat tercantum dalam ringkasan rujukan.
### Nama dalam kurung kurawal adalah argumen; ketentuan ditulis dengan rujukannya, negara dan lembaga dengan namanya.

each = { $reasons }

ruling-clause-not-enforced = program ini tidak menerapkan { $clause }
ruling-clause-not-in-register = { $clause } tidak ada dalam register
ruling-clause-standing = { $clause }: { $standing }
ruling-received-later = laporan diterima setelah saat keputusan ini
ruling-country-not-stated = negara lembaga asing itu tidak disebutkan
ruling-country-not-in-register = negara lembaga itu tidak ada dalam register
ruling-class-against-country = golongan lembaga dan negaranya saling bertentangan
ruling-sandbox = laporan dikirim dengan kredensial uji dan tidak pernah keluar dari lingkungan uji
ruling-agency-suspended = lembaga itu ditangguhkan
ruling-2008-not-tribal = teks hari itu tidak menyebut lembaga suku
ruling-does-not-investigate = dinyatakan bahwa lembaga itu tidak menyidik kejahatan tersebut
ruling-investigating-not-stated = tidak dinyatakan bahwa lembaga itu menyidik kejahatan tersebut
ruling-no-basis = di sini belum dicatat dasar bagi lembaga itu untuk { $day }
ruling-no-basis-holds = tidak ada dasar yang dicatat di sini bagi lembaga itu yang berlaku pada { $day }; { $bases }
ruling-basis-not-asked-for = { $basis } bukan dasar yang diminta hukum hari itu
ruling-basis-other-days = { $basis } berlaku dari { $from } sampai { $to }
ruling-basis-later = { $basis } berlaku mulai { $from }
ruling-basis-without-evidence = { $basis } tidak disertai dokumen pendukung
ruling-basis-synthetic = { $basis } adalah rekaan dan hanya dihitung dalam demonstrasi
ruling-policy-not-understood = kebijakan { $policy } tidak dipahami
ruling-undecided = tidak dapat diputuskan: { $what }
ask-stale-clause = { $clause }: peninjauannya jatuh tempo { $due }, dan tidak ada yang setuju untuk bersandar padanya
policy-on-list = { $country } ada dalam daftar

need = { $country }, { $flag }: { $value }
need-as-of = { $country }, { $flag }: { $value } per { $as_of }
need-not-recorded = { $country }, { $flag }: { $value } (tidak ada yang dicatat)
need-recorded = { $country }, { $flag }: { $value } (sumber: { $source }; per { $as_of })
need-recorded-through = { $country }, { $flag }: { $value } melalui { $state } (sumber: { $source }; per { $as_of })
need-of-territory = { $country }, { $flag }: tidak diketahui (tidak dicatat apakah yang diikuti { $state } mencakup wilayah ini)
need-recorded-since = { $country }, { $flag }: { $value } sejak { $from } (sumber: { $source }; per { $as_of })
need-not-standing = { $country }, { $flag }: { $value }, karena entri "{ $entry }": { $standing } (sumber: { $source }; per { $as_of })

kept-back-no-such-field = laporan penyedia tidak memiliki isian itu (aturan kami sendiri)
kept-back-not-agreed = orang yang melapor tidak setuju (aturan kami sendiri)
kept-back-agreement-not-stated = tidak dinyatakan bahwa orang yang melapor setuju (aturan kami sendiri)
kept-back-other-report = laporan lain memerlukan keputusan tersendiri (aturan kami)
kept-back-not-ruled-upon = hal itu tidak diputuskan

gate-named-twice = data menyebut berkas ini dua kali
gate-nobody-verified = pengirim menyatakan telah melihat setiap berkas: untuk berkas ini tidak ada yang memeriksanya
gate-viewing-attested = pengirim menyatakan siapa yang melihat seluruh berkas, dan kapan
gate-viewed = pengirim menyatakan telah melihat seluruh berkas
gate-viewed-like-every-file = pengirim menyatakan telah melihat seluruh berkas, seperti untuk setiap berkas: pernyataan yang belum diperiksa
gate-viewed-in-part = pengirim menyatakan hanya melihat sebagian berkas
gate-not-viewed = pengirim menyatakan tidak melihat berkas
gate-viewing-not-stated = tidak dinyatakan bahwa pengirim melihatnya
gate-public = pengirim menyatakan bahwa berkas dapat diakses umum
gate-warrant = lembaga mencatat surat perintah untuk berkas ini
gate-by-law = { $said }; { $law }
gate-by-law-hash-known = { $said }; hash-nya ada dalam daftar, tetapi itu bukan berarti dilihat; { $law }
gate-law-domestic = lembaga Amerika Serikat mungkin memerlukan surat perintah
gate-law-no-country = negara lembaga itu tidak ada dalam register
gate-law-opens = menurut register, hukum { $country } memperbolehkan polisinya membuka berkas itu
gate-law-asks = hukum { $country } mensyaratkan proses hukum lebih dahulu
gate-law-unknown = apa yang disyaratkan hukum { $country } tidak diketahui
gate-destroyed = isinya dimusnahkan atas pemberitahuan lembaga penegak hukum
gate-awaits-destruction = menunggu pemusnahan atas pemberitahuan lembaga penegak hukum: tidak ada yang dapat membukanya
gate-unreadable = dasar hal ini tidak dapat dibaca

condition-life-at-risk = Seorang anak mungkin sedang dalam bahaya. Bertindaklah dahulu. Segera beri tahu kami jika Anda tidak dapat.
condition-lead = Ini informasi awal dan bukan alat bukti: peroleh alat bukti melalui proses hukum Anda sendiri.
condition-purpose = Gunakan untuk menyidik eksploitasi seksual anak dan untuk melindungi anak.
condition-onward = Jangan teruskan kepada lembaga atau negara lain tanpa bertanya kepada kami lebih dahulu.
condition-unviewed-files = Tidak dinyatakan bahwa berkas tertutup telah dilihat: membukanya mungkin memerlukan proses hukum Anda sendiri.
condition-unverified-viewing = Pengirim menyatakan setiap berkas yang dikirimnya telah dilihat: belum ada yang memeriksanya.
condition-reporter-confidence = Jangan mencoba mencari tahu siapa yang melapor, kecuali disebutkan di sini.
condition-demonstration = Ini demonstrasi: setiap orang, alamat, dan hubungan di dalamnya adalah rekaan.
condition-disclosure-limit = Jangan ungkapkan apa pun dari laporan ini kecuali kepada mereka yang disebut 18 U.S.C. 2258A(g)(2).
condition-no-depictions-to-providers = Saat meminta bantuan penyedia dalam proses hukum, jangan pernah menyerahkan penggambaran kepadanya.
condition-designation-terms = Syarat Attorney General saat menunjuk Anda berlaku.
condition-concurrent-copy = Attorney General atau lembaga federal Amerika Serikat yang ditunjuk menerima salinan pada saat yang sama.
condition-of-register = { $says }
condition-of-register-agreed = { $says } Disetujui di sini, sampai diakhiri.
condition-of-register-agreed-until = { $says } Disetujui di sini sampai { $day }.

objection-suspended = lembaga itu ditangguhkan
objection-no-basis = di sini belum dicatat dasar baginya
objection-does-not-investigate = dinyatakan bahwa lembaga itu tidak menyidik kejahatan tersebut
objection-investigating-not-stated = tidak dinyatakan bahwa lembaga itu menyidik kejahatan tersebut
lost-not-in-directory = lembaga itu tidak lagi ada dalam direktori
ended-as = { $state }
referral-made-available = disediakan
referral-delivered = disampaikan
referral-opened = dibuka
referral-accepted = diterima
referral-declined = ditolak
referral-transferred = dialihkan
referral-recalled = ditarik kembali
referral-closed = ditutup

basis-ag-designated = ditunjuk oleh Attorney General
basis-fbi = hubungan tetap dengan FBI
basis-ice = hubungan tetap dengan ICE
basis-interpol = hubungan tetap dengan INTERPOL

field-incident = Kejadian
field-internet = Tempat di internet
field-law-enforcement = Polisi yang berhubungan dengan pengirim
field-reporter = Organisasi pelapor dan narahubungnya
field-reported-person = Orang yang dilaporkan
field-reported-accounts = Akun yang dilaporkan
field-capture-events = Alamat jaringan
field-intended-recipient = Penerima yang dituju
field-victim = Korban
field-prior-reports = Laporan terdahulu yang disebut pengirim
field-additional-text = Teks lain
field-augmented = Keterangan sumber
field-triage = Penilaian kami
field-reporter-contact = Identitas orang yang melapor
field-linked-reports = Laporan lain dengan pengenal yang sama

flag-interpol-member = anggota INTERPOL
flag-budapest-party = pihak pada Konvensi Budapest
flag-budapest2ap = Protokol Tambahan Kedua Konvensi Budapest
flag-us-mlat = perjanjian bantuan hukum timbal balik dengan Amerika Serikat
flag-cloud-act-agreement = perjanjian menurut CLOUD Act
flag-eu-member = anggota Uni Eropa
flag-europol-agreement = perjanjian dengan Europol
flag-lanzarote-party = pihak pada Konvensi Lanzarote
flag-opsc-party = pihak pada Protokol Opsional tentang penjualan anak
flag-inhope-hotline = layanan aduan jaringan INHOPE
flag-data-protection-adequacy = keputusan kecukupan perlindungan data Uni Eropa
flag-iccpr-op2-party = pihak pada protokol penghapusan hukuman mati
flag-cat-party = pihak pada Konvensi Menentang Penyiksaan
flag-un-cybercrime = Konvensi Perserikatan Bangsa-Bangsa melawan Kejahatan Siber
flag-untoc-party = pihak pada Konvensi menentang Kejahatan Terorganisasi Transnasional
flag-inter-american-party = pihak pada Konvensi Inter-Amerika tentang Bantuan Timbal Balik
flag-coe-mla-party = pihak pada Konvensi Eropa tentang Bantuan Timbal Balik
flag-eio-party = terikat pada Perintah Penyidikan Eropa
flag-unviewed-files = boleh membuka berkas yang tidak dilihat penyedia

value-yes = ya
value-no = tidak
value-unknown = tidak diketahui
value-sub-bureau = sub-biro
value-none = tidak ada
value-signed = ditandatangani
value-ratified = diratifikasi
value-invited = diundang
value-not-applicable = tidak berlaku
value-in-force = berlaku
value-negotiating = dirundingkan
value-none-known = tidak ada yang diketahui
value-part-of-member-territory = sebagai wilayah suatu anggota
value-member = anggota
value-operational = operasional
value-strategic = strategis
value-working = kerja sama kerja
value-named = disebut
value-adequate = memadai
value-partial = sebagian
value-eu-member = tidak perlu (negara anggota Uni Eropa)
value-eea-gdpr-applies = tidak perlu (GDPR berlaku di EEA)

detail-offence-possession = kepemilikan
detail-offence-distribution-possession = penyebaran dan kepemilikan
detail-offence-production = produksi
detail-offence-solicitation = grooming atau bujukan
detail-offence-age = siapa yang disebut anak
detail-offence-drawings = gambar lukisan atau buatan
detail-offence-other = ketentuan lain

standing-in-force = berlaku
standing-not-yet = tidak diketahui berlaku sebelum { $first }
standing-ended = berakhir { $last }
standing-stale = belum ditinjau: peninjauannya jatuh tempo { $due }
standing-not-in-force = sejauh diketahui tidak berlaku
standing-unknown = tidak diketahui berlaku

as-of-day = { $day }
as-of-other = { $text }
as-of-undated = tanggal yang tidak disebutkan sumbernya
as-of-unknown = tanggal yang tidak diketahui
as-of-month = { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
} { $year }

sources-read = { $sources }
sources-none = belum diperiksa: kami tidak membaca sumber untuk hal ini
sources-no-address = { $source } (alamat tidak tersedia)

beyond-government-attorney = jaksa atau pengacara pemerintah
beyond-own-people = petugas lembaga itu sendiri
beyond-other-personnel = petugas pemerintah lain yang diperlukan pengacaranya
beyond-state-official = pejabat negara bagian yang hukumnya dilanggar
beyond-defence = terdakwa atau pembelanya
beyond-provider = penyedia, untuk membantu proses hukum
beyond-court-order = siapa pun yang disebut perintah pengadilan
beyond-agency-abroad = lembaga negara lain
beyond-own-prosecutor = jaksa Anda sendiri
beyond-own-court = pengadilan Anda sendiri
beyond-other-police = polisi lain di negara Anda
beyond-press = pers atau siapa pun yang lain

onward-no-third-country = (g)(2) tidak menyebut lembaga negara ketiga: tanyakan dahulu kepada kami
onward-no-letter-abroad = (g)(2)(A) tidak memiliki huruf untuk lembaga asing: apakah kewenangan lain memperbolehkannya adalah masalah hukum yang terbuka
onward-no-letter = tidak ada huruf (g)(2)(A) yang menyebutnya
onward-open-abroad = undang-undang tidak mengatur apakah (g)(1) dan (2) mengikat lembaga asing, dan siapa yang dimaksud hurufnya di sana
onward-letter-not-in-force = huruf yang memperbolehkannya tidak berlaku
onward-depictions-not-protected = ketentuan yang melindungi penggambaran tidak berlaku
onward-defence-not-bound = § 3509(m), yang mengikat pembela, tidak berlaku
onward-letter = salah satu huruf (g)(2)(A) menyebut: { $to }

fault-law = Undang-undang tidak memperbolehkannya.
fault-not-entered = Di sini belum dicatat dasar bagi lembaga ini. Ini bukan pernyataan tentang hukumnya.
fault-policy = Ini kebijakan kami sendiri. Tidak ada undang-undang yang memintanya.
fault-not-known = Hal ini tidak diketahui di sini. Kami tidak mengirim apa pun atas dasar yang tidak kami ketahui. Ini tidak berarti undang-undang melarangnya.

mend-enter-basis = Penasihat hukum dapat mencatat, dengan dokumen, apa yang membuat lembaga itu berhak. Orang kedua menyetujuinya.
mend-state-investigates = Penasihat hukum dapat mencatat, dengan pendukungnya, bahwa lembaga itu menyidik kejahatan tersebut. Orang kedua menyetujuinya.
mend-lift-suspension = Penyelia dapat mencabut penangguhan.
mend-agree = Penasihat hukum dapat menyetujuinya. Orang kedua mengesahkannya.
mend-review = Penasihat hukum dapat meninjau entri register.
mend-correct = Operator dapat membetulkan catatan tentang lembaga atau laporan.
mend-change-policy = Operator dapat mengubah kebijakan dalam register.
mend-nobody = Tidak seorang pun di sini dapat mengubahnya.

clock-provider-keeps = Penyedia menyimpan isi laporan
clock-destruction = Satu berkas menunggu pemusnahan dan tidak ada yang dapat membukanya; lembaga yang memilikinya boleh berkeberatan sampai { $until }, yang tidak menghentikannya
