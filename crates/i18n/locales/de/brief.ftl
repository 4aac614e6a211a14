### Das Begleitblatt als Seite: was um die Sätze des Rechts steht.

brief-window = Begleitblatt
brief-over = Begleitblatt
brief-referral = Weiterleitung <keep>{ $referral }</keep>
brief-pdf = Als PDF herunterladen
brief-back-referral = Weiterleitung
brief-back-report = Meldung
brief-back-proof = Nachweis der Aufnahme
brief-as-of = Stand { $day }
brief-mark-yes = Ja:
brief-mark-no = Nein:
brief-mark-unknown = Unbekannt:
brief-mark-caution = Achtung:
