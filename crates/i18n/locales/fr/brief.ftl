### La note de transmission comme page : ce qui accompagne les phrases du droit.

brief-window = Note de transmission
brief-over = Note de transmission
brief-referral = Transmission <keep>{ $referral }</keep>
brief-pdf = Télécharger en PDF
brief-back-referral = Transmission
brief-back-report = Signalement
brief-back-proof = Preuve d’inclusion
brief-as-of = au { $day }
brief-mark-yes = Oui :
brief-mark-no = Non :
brief-mark-unknown = Inconnu :
brief-mark-caution = Attention :
