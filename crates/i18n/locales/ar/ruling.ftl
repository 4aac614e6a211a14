### ما يقوله قرار ويمكن أن يرد في مذكرة إحالة.
### الأسماء بين الأقواس معاملات؛ يُكتب النص القانوني بمرجعه، والبلد والجهاز باسمهما.

each = { $reasons }

ruling-clause-not-enforced = لا يطبّق هذا البرنامج { $clause }
ruling-clause-not-in-register = { $clause } ليس في السجل
ruling-clause-standing = { $clause }: { $standing }
ruling-received-later = ورد البلاغ بعد وقت هذا القرار
ruling-country-not-stated = لم يُذكر بلد الجهاز الأجنبي
ruling-country-not-in-register = بلد الجهاز ليس في السجل
ruling-class-against-country = فئة الجهاز وبلده متناقضان
ruling-sandbox = قُدم البلاغ ببيانات دخول تجريبية ولا يغادر بيئة التجربة أبدا
ruling-agency-suspended = الجهاز موقوف
ruling-2008-not-tribal = نص ذلك اليوم لا يسمي أي جهاز قبلي
ruling-does-not-investigate = ذُكر أن الجهاز لا يحقق في هذه الجرائم
ruling-investigating-not-stated = لم يُذكر أن الجهاز يحقق في هذه الجرائم
ruling-no-basis = لم يُسجَّل هنا أساس لهذا الجهاز في { $day }
ruling-no-basis-holds = لا يسري في { $day } أي أساس مسجَّل هنا لهذا الجهاز؛ { $bases }
ruling-basis-not-asked-for = { $basis }: ليس من الأسس التي يطلبها قانون ذلك اليوم
ruling-basis-other-days = { $basis }: يسري من { $from } إلى { $to }
ruling-basis-later = { $basis }: يسري ابتداء من { $from }
ruling-basis-without-evidence = { $basis }: بلا مستند
ruling-basis-synthetic = { $basis }: مختلق ولا يُعتد به إلا في عرض توضيحي
ruling-policy-not-understood = السياسة { $policy } غير مفهومة
ruling-undecided = تعذر البت في الأمر: { $what }
ask-stale-clause = { $clause }: كانت مراجعته مستحقة في { $due }، ولم يوافق أحد على الاستناد إليه
policy-on-list = هذا البلد في القائمة: { $country }

need = { $country }، { $flag }: { $value }
need-as-of = { $country }، { $flag }: { $value } بتاريخ { $as_of }
need-not-recorded = { $country }، { $flag }: { $value } (لم يُسجَّل شيء)
need-recorded = { $country }، { $flag }: { $value } (المصدر: { $source }؛ بتاريخ { $as_of })
need-recorded-through = { $country }، { $flag }: { $value } من خلال { $state } (المصدر: { $source }؛ بتاريخ { $as_of })
need-of-territory = { $country }، { $flag }: غير معروف (لم يُسجَّل إن كان ما انضمت إليه { $state } يشمله)
need-recorded-since = { $country }، { $flag }: { $value } منذ { $from } (المصدر: { $source }؛ بتاريخ { $as_of })
need-not-standing = { $country }، { $flag }: { $value }، لأن القيد «{ $entry }» حاله: { $standing } (المصدر: { $source }؛ بتاريخ { $as_of })

kept-back-no-such-field = ليس في بلاغ مزوّد الخدمة حقل كهذا (قاعدة من وضعنا)
kept-back-not-agreed = لم يوافق الشخص الذي قدم البلاغ (قاعدة من وضعنا)
kept-back-agreement-not-stated = لم يُذكر أن الشخص الذي قدم البلاغ وافق (قاعدة من وضعنا)
kept-back-other-report = يحتاج البلاغ الآخر إلى قرار خاص به لهذا الجهاز (قاعدة من وضعنا)
kept-back-not-ruled-upon = لم يُبتّ فيه

gate-named-twice = تذكر البيانات هذا الملف مرتين
gate-nobody-verified = يقول المرسل عن كل ملف إنه شاهده: لم يتحقق أحد من ذلك لهذا الملف
gate-viewing-attested = يذكر المرسل من شاهد الملف كله ومتى
gate-viewed = يذكر المرسل أنه شاهد الملف كله
gate-viewed-like-every-file = يذكر المرسل أنه شاهد الملف كله، كما يقول عن كل ملف: قول لم يُتحقق منه
gate-viewed-in-part = يذكر المرسل أنه شاهد جزءا من الملف فقط
gate-not-viewed = يذكر المرسل أنه لم يشاهد الملف
gate-viewing-not-stated = لم يُذكر أن المرسل شاهد الملف
gate-public = يذكر المرسل أن الملف كان متاحا للجمهور
gate-warrant = سجّل الجهاز إذنا قضائيا للملف
gate-by-law = { $said }؛ { $law }
gate-by-law-hash-known = { $said }؛ بصمته الرقمية في قائمة، لكن ذلك ليس مشاهدة؛ { $law }
gate-law-domestic = قد يحتاج جهاز في الولايات المتحدة إلى إذن قضائي
gate-law-no-country = بلد الجهاز ليس في السجل
gate-law-opens = يذكر السجل أن قانون { $country } يجيز لشرطتها فتحه
gate-law-asks = يشترط قانون { $country } إجراء قانونيا أولا
gate-law-unknown = ما يشترطه قانون { $country } غير معروف
gate-destroyed = أُتلف محتواه بناء على إخطار من جهاز إنفاذ القانون
gate-awaits-destruction = ينتظر الإتلاف بناء على إخطار من جهاز إنفاذ القانون: لا يمكن لأحد فتحه
gate-unreadable = تعذرت قراءة ما يستند إليه هذا

condition-life-at-risk = قد يكون طفل في خطر الآن. تصرفوا أولا. أبلغونا فورا إذا تعذر عليكم ذلك.
condition-lead = هذه معلومة للمتابعة وليست دليلا: احصلوا على الأدلة بإجراءاتكم القانونية.
condition-purpose = استخدموه للتحقيق في استغلال الأطفال جنسيا ولحمايتهم.
condition-onward = لا تنقلوه إلى جهاز آخر أو بلد آخر قبل أن تسألونا.
condition-unviewed-files = لم يُذكر أن الملف المغلق شوهد: قد يتطلب فتحه إجراء قانونيا من جانبكم.
condition-unverified-viewing = يقول المرسل عن كل ملف يرسله إنه شوهد: اعتبروا ذلك قولا لم يتحقق منه أحد.
condition-reporter-confidence = لا تحاولوا معرفة من قدم البلاغ إلا إذا ذُكر هنا.
condition-demonstration = هذا عرض توضيحي: كل ما فيه من أشخاص وعناوين وعلاقات مختلق.
condition-disclosure-limit = لا تفصحوا عن شيء من هذا البلاغ إلا لمن تسميهم 18 U.S.C. 2258A(g)(2).
condition-no-depictions-to-providers = عندما تطلبون من مزوّد خدمة المساعدة في إجراء قانوني، لا تسلموه أبدا صورة من المواد.
condition-designation-terms = تسري الشروط التي وضعها Attorney General عند تعيينكم.
condition-concurrent-copy = يتلقى Attorney General أو جهاز اتحادي معيّن في الولايات المتحدة نسخة في الوقت نفسه.
condition-of-register = { $says }
condition-of-register-agreed = { $says } تمت الموافقة هنا إلى أن تنتهي.
condition-of-register-agreed-until = { $says } تمت الموافقة هنا حتى { $day }.

objection-suspended = هو موقوف
objection-no-basis = لم يُسجَّل هنا أساس له
objection-does-not-investigate = ذُكر أنه لا يحقق في هذه الجرائم
objection-investigating-not-stated = لم يُذكر أنه يحقق في هذه الجرائم
lost-not-in-directory = لم يعد الجهاز في الدليل
ended-as = { $state }
referral-made-available = أُتيحت
referral-delivered = سُلمت
referral-opened = فُتحت
referral-accepted = قُبلت
referral-declined = رُفضت
referral-transferred = نُقلت
referral-recalled = استُرجعت
referral-closed = أُغلقت

basis-ag-designated = عيّنه Attorney General
basis-fbi = علاقة قائمة مع FBI
basis-ice = علاقة قائمة مع ICE
basis-interpol = علاقة قائمة مع الإنتربول

field-incident = الواقعة
field-internet = المكان على الإنترنت
field-law-enforcement = الشرطة التي يتعامل معها المرسل
field-reporter = الجهة المبلّغة وجهة اتصالها
field-reported-person = الشخص المبلَّغ عنه
field-reported-accounts = الحسابات المبلَّغ عنها
field-capture-events = عناوين الشبكة
field-intended-recipient = المتلقي المقصود
field-victim = الضحية
field-prior-reports = بلاغات سابقة يذكرها المرسل
field-additional-text = نص آخر
field-augmented = ما قالته المصادر
field-triage = تقييمنا
field-reporter-contact = هوية الشخص الذي قدم البلاغ
field-linked-reports = بلاغات أخرى لها المعرّفات نفسها

flag-interpol-member = عضو في الإنتربول
flag-budapest-party = طرف في اتفاقية بودابست
flag-budapest2ap = البروتوكول الإضافي الثاني لاتفاقية بودابست
flag-us-mlat = معاهدة مساعدة قانونية متبادلة مع الولايات المتحدة
flag-cloud-act-agreement = اتفاق بموجب CLOUD Act
flag-eu-member = عضو في الاتحاد الأوروبي
flag-europol-agreement = اتفاق مع يوروبول
flag-lanzarote-party = طرف في اتفاقية لانزاروتي
flag-opsc-party = طرف في البروتوكول الاختياري بشأن بيع الأطفال
flag-inhope-hotline = خط ساخن في شبكة INHOPE
flag-data-protection-adequacy = قرار الاتحاد الأوروبي بكفاية حماية البيانات
flag-iccpr-op2-party = طرف في بروتوكول إلغاء عقوبة الإعدام
flag-cat-party = طرف في اتفاقية مناهضة التعذيب
flag-un-cybercrime = اتفاقية الأمم المتحدة لمكافحة الجريمة السيبرانية
flag-untoc-party = طرف في اتفاقية مكافحة الجريمة المنظمة عبر الوطنية
flag-inter-american-party = طرف في اتفاقية البلدان الأمريكية للمساعدة المتبادلة
flag-coe-mla-party = طرف في الاتفاقية الأوروبية للمساعدة المتبادلة
flag-eio-party = ملزم بأمر التحقيق الأوروبي
flag-unviewed-files = يجوز له فتح ملفات لم يشاهدها مزوّد الخدمة

value-yes = نعم
value-no = لا
value-unknown = غير معروف
value-sub-bureau = مكتب فرعي
value-none = لا يوجد
value-signed = موقَّع
value-ratified = مصدَّق عليه
value-invited = مدعو
value-not-applicable = لا ينطبق
value-in-force = نافذ
value-negotiating = قيد التفاوض
value-none-known = لا يُعرف شيء
value-part-of-member-territory = بوصفه إقليما تابعا لعضو
value-member = عضو
value-operational = تشغيلي
value-strategic = استراتيجي
value-working = ترتيب عمل
value-named = مذكور
value-adequate = كافٍ
value-partial = جزئي
value-eu-member = غير لازم (دولة عضو في الاتحاد الأوروبي)
value-eea-gdpr-applies = غير لازم (تسري GDPR في EEA)

detail-offence-possession = الحيازة
detail-offence-distribution-possession = النشر والحيازة
detail-offence-production = الإنتاج
detail-offence-solicitation = الاستدراج
detail-offence-age = من هو الطفل
detail-offence-drawings = الصور المرسومة أو المصطنعة
detail-offence-other = نص آخر

standing-in-force = نافذ
standing-not-yet = غير معروف أنه نافذ قبل { $first }
standing-ended = انتهى العمل به في { $last }
standing-stale = لم يُراجَع: كانت مراجعته مستحقة في { $due }
standing-not-in-force = غير نافذ بحسب ما نعلم
standing-unknown = غير معروف أنه نافذ

as-of-day = { $day }
as-of-other = { $text }
as-of-undated = تاريخ لا يذكره المصدر
as-of-unknown = تاريخ غير معروف
as-of-month = { $month ->
    [1] كانون الثاني/يناير
    [2] شباط/فبراير
    [3] آذار/مارس
    [4] نيسان/أبريل
    [5] أيار/مايو
    [6] حزيران/يونيو
    [7] تموز/يوليو
    [8] آب/أغسطس
    [9] أيلول/سبتمبر
    [10] تشرين الأول/أكتوبر
    [11] تشرين الثاني/نوفمبر
   *[12] كانون الأول/ديسمبر
} { $year }

sources-read = { $sources }
sources-none = لم يُتحقق منه: لم نقرأ مصدرا له
sources-no-address = { $source } (العنوان غير متوفر)

beyond-government-attorney = محامٍ عن الحكومة
beyond-own-people = موظفو الجهاز نفسه
beyond-other-personnel = موظفون حكوميون آخرون يحتاج إليهم محامي الحكومة
beyond-state-official = مسؤول في ولاية انتُهك قانونها
beyond-defence = المتهم أو محاميه
beyond-provider = مزوّد خدمة، للمساعدة في إجراء قانوني
beyond-court-order = من يسميه أمر المحكمة
beyond-agency-abroad = جهاز في بلد آخر
beyond-own-prosecutor = النيابة العامة لديكم
beyond-own-court = المحكمة لديكم
beyond-other-police = شرطة أخرى في بلدكم
beyond-press = الصحافة أو أي شخص آخر

onward-no-third-country = لا تسمي (g)(2) أي جهاز في بلد ثالث، فاسألونا أولا
onward-no-letter-abroad = ليس في (g)(2)(A) بند لجهاز أجنبي: هل تجيزه سلطة أخرى؟ هذه مسألة قانونية مفتوحة
onward-no-letter = لا يسميهم أي بند في (g)(2)(A)
onward-open-abroad = لا ينص القانون على أن (g)(1) و(2) تُلزمان جهازا أجنبيا، ولا على من تعنيه بنودهما هناك
onward-letter-not-in-force = البند الذي كان يجيزه غير نافذ
onward-depictions-not-protected = النص الذي يحمي المواد المصورة غير نافذ
onward-defence-not-bound = § 3509(m)، الذي يُلزم الدفاع، غير نافذ
onward-letter = يسمي بند في (g)(2)(A): { $to }

fault-law = القانون لا يجيزه.
fault-not-entered = لم يُسجَّل هنا أساس لهذا الجهاز. وليس هذا قولا عن قانونه.
fault-policy = هذه سياستنا. لا يطلبها أي قانون.
fault-not-known = هذا غير معروف هنا. لا نرسل شيئا بناء على ما لا نعرفه. ولا يعني ذلك أن القانون يمنعه.

mend-enter-basis = يمكن للمستشارين القانونيين أن يسجلوا، بمستند، ما يؤهل الجهاز. ويوافق عليه شخص ثان.
mend-state-investigates = يمكن للمستشارين القانونيين أن يسجلوا، بما يثبته، أن الجهاز يحقق في هذه الجرائم. ويوافق عليه شخص ثان.
mend-lift-suspension = يمكن للمشرفين رفع الإيقاف.
mend-agree = يمكن للمستشارين القانونيين الموافقة. ويوافق عليه شخص ثان.
mend-review = يمكن للمستشارين القانونيين مراجعة قيد السجل.
mend-correct = يمكن للمشغّل تصحيح ما سُجل عن الجهاز أو البلاغ.
mend-change-policy = يمكن للمشغّل تغيير السياسة في السجل.
mend-nobody = لا يمكن لأحد هنا تغيير ذلك.

clock-provider-keeps = يحتفظ مزوّد الخدمة بمحتوى البلاغ
clock-destruction = ينتظر ملف الإتلاف ولا يمكن لأحد فتحه؛ ويجوز لجهاز لديه الملف أن يعترض حتى { $until }، ولا يوقف ذلك الإتلاف
