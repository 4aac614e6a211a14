### The transfer brief as a page: what stands around the sentences of the law.

brief-window = Transfer brief
brief-over = Transfer brief
brief-referral = Referral <keep>{ $referral }</keep>
brief-pdf = Download as PDF
brief-back-referral = Referral
brief-back-report = Report
brief-back-proof = Inclusion proof
brief-as-of = as of { $day }
# What the sign before a line says to those who do not see it.
brief-mark-yes = Yes:
brief-mark-no = No:
brief-mark-unknown = Unknown:
brief-mark-caution = Take care:
