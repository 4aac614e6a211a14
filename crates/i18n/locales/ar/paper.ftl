### ما تقوله كل وثيقة ورقية بنفسها أيا كان مضمونها.

paper-page = صفحة { $number } من { $pages }
paper-as-of = بتاريخ { $day }
paper-yes = نعم
paper-no = لا
paper-unknown = غير معروف
paper-caution = تنبيه
paper-english = بالإنجليزية
