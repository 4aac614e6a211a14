### الأحجام والمدد كما ترد داخل الجمل.

size-bytes = { $n ->
    [zero] { $n } بايت
    [one] بايت واحد
    [two] بايتان
    [few] { $n } بايتات
    [many] { $n } بايتا
   *[other] { $n } بايت
}
# كيلوبايت وميغابايت وغيغابايت بقوى العشرة.
size-kb = { $n } كيلوبايت
size-mb = { $n } ميغابايت
size-gb = { $n } غيغابايت

span-seconds = { $n } ث
span-minutes = { $n } د
span-hours = { $n } س
span-days = { $n ->
    [zero] { $n } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوما
   *[other] { $n } يوم
}

# What stands between several phrases, one after another.
list-each = { "؛ " }
