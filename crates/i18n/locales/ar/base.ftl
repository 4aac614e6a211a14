### ما يحيط بكل صفحة وما تشترك فيه الصفحات.

base-skip = الانتقال إلى المحتوى
base-emergency = طوارئ
base-exit-emergency = طوارئ: مغادرة هذه الصفحة
base-exit = <unseen>طوارئ: </unseen>مغادرة هذه الصفحة
base-exit-label = مغادرة هذه الصفحة
base-navigation = التنقل الرئيسي
base-sign-out = تسجيل الخروج
base-demonstration-label = عرض تجريبي
base-demonstration = عرض تجريبي: كل ما هنا مختلق. لا يقرأ أحد ما يُرسل ولا يصل شيء إلى الشرطة.
base-sandbox-label = بيئة اختبار
base-sandbox = بيئة اختبار: هذه بيانات اختبار. لا تخرج من هنا أبدا ولا تتلقاها أي جهة.
base-test = [اختبار]
base-unreadable-label = ما لا يمكن قراءته
base-unreadable = لا يمكن قراءة هذا القيد (المرجع <exact>{ $reference }</exact>)؛ أُبلغ المشغّل بذلك.
base-unreadable-more = { $count ->
    [zero] لا قيود أخرى لا يمكن قراءتها.
    [one] لا يمكن قراءة قيد آخر؛ أُبلغ المشغّل بذلك.
    [two] لا يمكن قراءة قيدين آخرين؛ أُبلغ المشغّل بهما.
    [few] لا يمكن قراءة { $count } قيود أخرى؛ أُبلغ المشغّل بكل منها.
    [many] لا يمكن قراءة { $count } قيدا آخر؛ أُبلغ المشغّل بكل منها.
   *[other] لا يمكن قراءة { $count } قيد آخر؛ أُبلغ المشغّل بكل منها.
}
base-foot = Clearline: ممن يرون إلى من يستطيعون التصرف.
base-languages = اللغة

audience-provider = مزوّدو الخدمة
audience-analyst = المراجعة
audience-agency = الأجهزة
audience-auditor = التدقيق
audience-counsel = المستشارون القانونيون

nav-account = الحساب
nav-agencies = الأجهزة
nav-api = API
nav-audit = التدقيق
nav-countries = البلدان
nav-destruction = الإتلاف
nav-entries = القيود
nav-foreign-requests = الطلبات الأجنبية
nav-inbox = الوارد
nav-instruments = الصكوك
nav-law = القانون
nav-watch = قائمة المتابعة
nav-providers = مقدّمو الخدمة
nav-obligations = الالتزامات
nav-overview = نظرة عامة
nav-proposals = المقترحات
nav-reports = البلاغات
nav-requests = الطلبات
nav-review = المراجعة

emergency-question = هل هناك طفل في خطر الآن؟
emergency-first = الاتصال بالشرطة أولا. نحن لسنا خدمة طوارئ.
emergency-europe = أوروبا والهند ومعظم الهواتف المحمولة
emergency-north-america = الولايات المتحدة وكندا
emergency-united-kingdom = المملكة المتحدة
emergency-australia = أستراليا
emergency-new-zealand = نيوزيلندا
emergency-brazil = البرازيل
emergency-japan = اليابان
emergency-south-africa = جنوب أفريقيا
