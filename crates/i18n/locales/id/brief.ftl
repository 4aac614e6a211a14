### Ringkasan rujukan sebagai halaman: keterangan di sekitar kalimat hukum.

brief-window = Ringkasan rujukan
brief-over = Ringkasan rujukan
brief-referral = Rujukan <keep>{ $referral }</keep>
brief-pdf = Unduh sebagai PDF
brief-back-referral = Rujukan
brief-back-report = Laporan
brief-back-proof = Bukti pencatatan
brief-as-of = per { $day }
brief-mark-yes = Ya:
brief-mark-no = Tidak:
brief-mark-unknown = Tidak diketahui:
brief-mark-caution = Perhatian:
