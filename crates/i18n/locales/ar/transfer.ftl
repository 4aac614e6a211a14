### مذكرة الإحالة: أقسامها وأسطرها.

brief-fact-referral = الإحالة
brief-fact-report = رقم البلاغ
brief-fact-agency = الجهاز
brief-fact-country = البلد
brief-fact-agency-in = { $agency } ({ $country })
brief-fact-ruled-on = تاريخ القرار
brief-fact-law-of = وفق القانون كما كان في
brief-fact-register = سجل القانون
brief-fact = { $value }
brief-have = ما لديكم ولماذا يجوز أن يكون لديكم
brief-have-not = لماذا لم يُتح شيء
brief-have-not-yet = لماذا لم يُتح شيء بعد
brief-uses = ما يجوز لكم فعله به ولمن يجوز لكم نقله
brief-keep = تصرفوا الآن: التحفظ على البيانات
brief-records = هذا الأسبوع: طلب معلومات المشترك وبيانات الدخول
brief-content = لاحقا: طلب الرسائل والملفات والصور
brief-danger = إذا كان طفل في خطر الآن
brief-call-here = بمن تتصلون هنا
brief-offences = الجرائم في قانونكم التي قد تنطبق
brief-unknown = ما لا نعرفه
brief-foot = جُمع من سجل مؤرخ للقانون. ليس استشارة قانونية: القرار للمستشارين القانونيين.
brief-access-ended = انتهى الوصول: { $why }
brief-nothing = محجوب: لم يُتح شيء لهذا الجهاز. تبيّن هذه الصفحة السبب.
brief-nothing-yet = محجوب حتى الآن: لم يُتح شيء لهذا الجهاز بعد. تبيّن هذه الصفحة السبب.
brief-nothing-because = السبب: { $why } { $fault } { $mend }
brief-waits = بانتظار موافقة شخصين ({ $by }): { $why }
brief-report-of = بلاغ من { $provider } عن استغلال طفل جنسيا.
brief-report-of-provider = بلاغ من مزوّد خدمة عن استغلال طفل جنسيا.
brief-report-of-public = بلاغ من أحد أفراد الجمهور عن استغلال طفل جنسيا.
brief-report-of-hotline = بلاغ من خط ساخن آخر عن استغلال طفل جنسيا.
brief-given-by = { $what } تلقاه { $name }، وهو مركز لتوزيع البلاغات وليس سلطة، في { $day } وأتاحه لكم.
brief-given = { $what } تلقاه هذا المركز، وهو ليس سلطة، في { $day } وأتاحه لكم.
brief-ground-foreign = يجيز لنا قانون الولايات المتحدة أن نعطي بلاغ مزوّد الخدمة لجهاز أجنبي يحقق في هذه الجرائم: { $clauses }.
brief-ground-domestic = يقضي قانون الولايات المتحدة بإتاحة بلاغ مزوّد الخدمة للأجهزة التي تحقق في هذه الجرائم: { $clauses }.
brief-ground-public = يجيز لنا قانون الولايات المتحدة أن نعطي بلاغا لم يرسله أي مزوّد خدمة للأجهزة التي تحقق في هذه الجرائم: { $clauses }.
brief-clause-changed = تغيّر الأساس منذ ذلك الحين: { $clause } الآن { $standing }. اسألونا قبل مواصلة استخدام البلاغ.
brief-clause-gone = لم يعد { $clause } في هذا السجل
brief-basis = يجوز لجهازكم التلقي: { $basis }، منذ { $from }
brief-basis-until = يجوز لجهازكم التلقي: { $basis }، من { $from } إلى { $to }
brief-union-gap = يهم هذا إذا عثرت عليه خدمة مراسلة بالكشف الآلي في الاتحاد الأوروبي. انتهى العمل باللائحة (EU) 2021/1232 بعد 3 نيسان/أبريل 2026. وتسري اللائحة (EU) 2026/1881 منذ 31 تموز/يوليو 2026. اسألوا النيابة العامة عما يترتب على ذلك.
brief-fields-left-out = لم يُعطَ لكم: { $fields }. السبب: { $why }.
brief-files-closed = { $count ->
    [zero] لا ملفات مغلقة: { $why }
    [one] ملف واحد مغلق: { $why }
    [two] ملفان مغلقان: { $why }
    [few] { $count } ملفات مغلقة: { $why }
    [many] { $count } ملفا مغلقا: { $why }
   *[other] { $count } ملف مغلق: { $why }
}
brief-files-why = { $why } ({ $count })
brief-files-too = ويبقى هذا قائما حتى لو أُتيح البلاغ: { $says }
brief-files-withheld = { $count ->
    [zero] لا ملفات محجوبة: { $why }
    [one] ملف واحد محجوب: { $why }
    [two] ملفان محجوبان: { $why }
    [few] { $count } ملفات محجوبة: { $why }
    [many] { $count } ملفا محجوبا: { $why }
   *[other] { $count } ملف محجوب: { $why }
}
brief-nothing-left-out = لم يُحذف شيء: لديكم كل حقول البلاغ وكل ملفاته.
brief-lead = هذه معلومة للمتابعة. احصلوا على الأدلة بإجراءاتكم القانونية.
brief-lead-abroad = هذه معلومة للمتابعة: احصلوا على الأدلة بإجراءاتكم القانونية. قانونكم هو الذي يحدد إن كان يجوز للمحكمة استخدامها.
brief-role = { $agency }: { $role }
brief-may-disclose = يجوز لكم الإفصاح عنه إلى: { $to }.
brief-abroad = إلى { $to }: { $why }.
brief-onward-allowed = مسموح: { $to }. لا تعرضوا أبدا صورة أو مقطعا مصورا على مزوّد خدمة.
brief-onward-open = مسألة مفتوحة، القانون لا ينص عليها: { $to }. تحدد 18 U.S.C. 2258A(g)(1) و(2) من يجوز إخباره. ولم يُحسم إن كانت تُلزم جهازا أجنبيا. اسألوا إدارتكم القانونية.
brief-onward-not-allowed = غير مسموح: { $to }. سياستنا وليست قانونا: اسألونا قبل إخبار بلد آخر.
brief-policy = سياستنا وليست قانونا: { $says }
brief-sentences = { $first } { $then }
brief-law = بحكم القانون: { $says }
brief-unviewed-abroad = قد يتطلب الملف المغلق إجراء قانونيا من جانبكم. تشترط ذلك محاكم في الولايات المتحدة (Wilson, Ackerman)، ونطلب الأمر نفسه في الخارج.
brief-clock = { $what }، حتى { $day }: { $days ->
    [zero] لم يبق يوم
    [one] بقي يوم واحد
    [two] بقي يومان
    [few] بقيت { $days } أيام
    [many] بقي { $days } يوما
   *[other] بقي { $days } يوم
}
brief-clock-ends-today = { $what }، حتى { $day }: ينتهي اليوم
brief-clock-ended = { $what }، حتى { $day }: انتهى
brief-no-clock = لا نعرف مدة يلزم فيها المرسل الاحتفاظ بما لديه: اطلبوا منه التحفظ قبل أي شيء آخر.
brief-own-request = طلب تحفظ من جانبكم ({ $clause }): { $says }؛ { $deadline }. ثم يتطلب المحتوى والسجلات إجراء بموجب 18 U.S.C. § 2703.
brief-no-provider = لم يرسل هذا البلاغ أي مزوّد خدمة. اسألونا عن الخدمة التي قد تكون لديها البيانات.
brief-provider-unknown = لا نعرف أين يتلقى { $provider } طلبات الشرطة. اسألوا إدارته القانونية أو اسألونا.
brief-provider-unnamed = لا يمكننا تسمية مزوّد الخدمة هنا. اسألونا أين يتلقى طلبات الشرطة.
brief-entity = وجّهوا الطلبات المتعلقة بـ { $service } إلى: { $says }
brief-entity-unknown = لا نعرف أي شركة مسؤولة عن { $service }. اسألوا الخدمة أولا.
brief-preserve = اطلبوا التحفظ: { $how }
brief-preserve-for = اطلبوا التحفظ: { $how }. مدة الاحتفاظ بالبيانات: { $length }
brief-preserve-unknown = لا نعرف كيف يُطلب من { $service } التحفظ على البيانات. اسألوا الخدمة أو اسألونا.
brief-process = أرسلوا المستندات القانونية إلى: { $says }
brief-path = { $name }. من يطلب: { $who }.
brief-path-needs = { $name }. من يطلب: { $who }. المطلوب: { $needs }.
brief-path-time = { $name }. من يطلب: { $who }. المدة المعتادة: { $time }.
brief-path-article = { $name }. من يطلب: { $who }. بموجب: { $article }.
brief-path-article-time = { $name }. من يطلب: { $who }. بموجب: { $article }. المدة المعتادة: { $time }.
brief-no-path-records = لا نعرف سبيلا مفتوحا لبلدكم إلى هذه البيانات. اسألونا.
brief-says-records = { $service } عن السجلات للشرطة الأجنبية: { $says }
brief-says-records-unknown = لا نعرف ما يعطيه { $service } للشرطة الأجنبية. اسألوا الخدمة.
brief-says-content = { $service } عن المحتوى للشرطة الأجنبية: { $says }
brief-says-emergency = طلب طارئ إلى { $service }: { $says }
brief-says-emergency-unknown = لا نعرف أين يتلقى { $service } الطلبات الطارئة. اسألونا.
brief-conflict = تتعارض القوانين بشأن { $name }: { $why }
brief-authority = سلطتكم المختصة بالمساعدة القانونية: { $says }
brief-authority-unknown = لا نعرف سلطتكم المختصة بالمساعدة القانونية. اسألوا Office of International Affairs, U.S. Department of Justice.
brief-paths-unknown = لا نعرف إن كانت هذه السبل مفتوحة لكم: { $paths }. اسألوا سلطتكم المختصة بالمساعدة القانونية.
brief-emergency-law = { $name }. يجوز لمزوّد الخدمة أن يعطيكم السجلات بنفسه. أما المحتوى فلا يجوز له إعطاؤه إلا إلى { $through }.
brief-contact-point = نقطة الاتصال لديكم في الشبكة 24/7: { $says }
brief-contact-point-unknown = لا نعرف نقطة الاتصال لديكم في الشبكة 24/7. اسألوا مكتبكم المركزي الوطني للإنتربول.
brief-office = { $agency }، { $kind } في { $place }
brief-offices = اطلبوا من سفارة الولايات المتحدة أن تصلكم: { $offices }
brief-no-office = لا نعرف أي مكتب من مكاتب FBI أو HSI يغطي بلدكم. اسألوا سفارة الولايات المتحدة.
brief-ways = اتصلوا بنا أو اكتبوا إلينا: { $ways }
brief-call-night = ليلا ونهارا { $number }
brief-call = في ساعات العمل { $number }
brief-write = البريد الإلكتروني { $address }
brief-no-night = لم يُدخل هذا المركز رقما يعمل ليلا ونهارا.
brief-no-telephone = لم يُدخل هذا المركز رقم هاتف.
brief-no-email = لم يُدخل هذا المركز عنوان بريد إلكتروني.
brief-offence = { $kind }: { $says }
brief-offences-unknown = لا نعرف الجرائم في قانون { $country } التي قد تنطبق.
brief-unviewed-unknown = لا نعرف ما يشترطه قانون { $country } قبل فتح ملف لم يشاهده أحد. يبقى الملف مغلقا حتى تسجلوا إذنا قضائيا.
brief-source-as-of = { $source }، بتاريخ { $day }
brief-source-clause = { $clause }
brief-source-evidence = المستند: { $evidence }
brief-source-own-rule = قاعدة من وضعنا وليست قانونا
brief-source-not-known = غير معروف هنا
brief-source-not-entered = غير مسجَّل هنا
brief-source-closed-list = 18 U.S.C. § 2258A(g)(2)(A)، قائمة حصرية
brief-source-limits = 18 U.S.C. § 2258A(g)
brief-source-report = البلاغ
brief-source-ruling = قرارنا
brief-source-here = هذا المركز
brief-source-operator = هذا المركز
brief-title = مذكرة الإحالة
brief-title-of = مذكرة الإحالة، وفق القانون كما كان في { $day }
brief-sources = المصادر
