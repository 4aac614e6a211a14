### مذكرة الإحالة كصفحة: ما يحيط بجمل القانون.

brief-window = مذكرة الإحالة
brief-over = مذكرة الإحالة
brief-referral = الإحالة <keep>{ $referral }</keep>
brief-pdf = تنزيل بصيغة PDF
brief-back-referral = الإحالة
brief-back-report = البلاغ
brief-back-proof = إثبات التسجيل
brief-as-of = بتاريخ { $day }
brief-mark-yes = نعم:
brief-mark-no = لا:
brief-mark-unknown = غير معروف:
brief-mark-caution = تنبيه:
