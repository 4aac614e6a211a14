### Was eine Entscheidung sagt und in einem Begleitblatt stehen kann.
### Namen in Klammern sind Argumente; eine Vorschrift steht mit ihrer Fundstelle, ein Land und eine Behörde mit ihrem Namen.

each = { $reasons }

ruling-clause-not-enforced = { $clause } wendet dieses Programm nicht an
ruling-clause-not-in-register = { $clause } steht nicht im Register
ruling-clause-standing = { $clause } ist { $standing }
ruling-received-later = die Meldung ging nach dem Zeitpunkt dieser Entscheidung ein
ruling-country-not-stated = das Land der ausländischen Behörde ist nicht angegeben
ruling-country-not-in-register = das Land der Behörde steht nicht im Register
ruling-class-against-country = die Art der Behörde und ihr Land widersprechen sich
ruling-sandbox = die Meldung wurde mit einem Testzugang abgegeben und verlässt die Testumgebung nie
ruling-agency-suspended = die Behörde ist ausgesetzt
ruling-2008-not-tribal = der Text jenes Tages nennt keine Stammesbehörde
ruling-does-not-investigate = es ist angegeben, dass die Behörde solche Taten nicht verfolgt
ruling-investigating-not-stated = es ist nicht angegeben, dass die Behörde solche Taten verfolgt
ruling-no-basis = für den { $day } ist hier keine Grundlage für die Behörde eingetragen
ruling-no-basis-holds = keine hier eingetragene Grundlage für die Behörde gilt am { $day }; { $bases }
ruling-basis-not-asked-for = { $basis } ist keine Grundlage, die das Recht jenes Tages verlangt
ruling-basis-other-days = { $basis } gilt vom { $from } bis zum { $to }
ruling-basis-later = { $basis } gilt ab dem { $from }
ruling-basis-without-evidence = { $basis } hat keinen Beleg
ruling-basis-synthetic = { $basis } ist erfunden und zählt nur in einer Vorführung
ruling-policy-not-understood = die Regel { $policy } wird nicht verstanden
ruling-undecided = es konnte nicht entschieden werden: { $what }
ask-stale-clause = { $clause }: die Überprüfung war bis zum { $due } fällig, und niemand hat zugestimmt, sich darauf zu stützen
policy-on-list = dieses Land steht auf der Liste: { $country }

need = { $country }, { $flag }: { $value }
need-as-of = { $country }, { $flag }: { $value }, Stand { $as_of }
need-not-recorded = { $country }, { $flag }: { $value } (nichts ist eingetragen)
need-recorded = { $country }, { $flag }: { $value } (Quelle: { $source }; Stand { $as_of })
need-recorded-through = { $country }, { $flag }: { $value } durch { $state } (Quelle: { $source }; Stand { $as_of })
need-of-territory = { $country }, { $flag }: unbekannt (ob sich das, dem { $state } beigetreten ist, darauf erstreckt, ist nicht eingetragen)
need-recorded-since = { $country }, { $flag }: { $value } seit { $from } (Quelle: { $source }; Stand { $as_of })
need-not-standing = { $country }, { $flag }: { $value }, denn der Eintrag „{ $entry }“ ist { $standing } (Quelle: { $source }; Stand { $as_of })

kept-back-no-such-field = die Meldung eines Anbieters hat kein solches Feld (unsere eigene Regel)
kept-back-not-agreed = die meldende Person hat nicht zugestimmt (unsere eigene Regel)
kept-back-agreement-not-stated = es ist nicht angegeben, dass die meldende Person zugestimmt hat (unsere eigene Regel)
kept-back-other-report = eine andere Meldung braucht eine eigene Entscheidung für diese Behörde (unsere Regel)
kept-back-not-ruled-upon = darüber wurde nicht entschieden

gate-named-twice = die Angaben nennen diese Datei zweimal
gate-nobody-verified = der Absender sagt von jeder Datei, dass er sie angesehen hat: Bei dieser hat das niemand geprüft
gate-viewing-attested = der Absender gibt an, wer die ganze Datei angesehen hat und wann
gate-viewed = der Absender gibt an, dass er die ganze Datei angesehen hat
gate-viewed-like-every-file = der Absender gibt an, dass er die ganze Datei angesehen hat, wie bei jeder Datei: eine ungeprüfte Angabe
gate-viewed-in-part = der Absender gibt an, dass er nur einen Teil der Datei angesehen hat
gate-not-viewed = der Absender gibt an, dass er die Datei nicht angesehen hat
gate-viewing-not-stated = es ist nicht angegeben, dass der Absender die Datei angesehen hat
gate-public = der Absender gibt an, dass die Datei öffentlich zugänglich war
gate-warrant = die Behörde hat für die Datei einen Beschluss eingetragen
gate-by-law = { $said }; { $law }
gate-by-law-hash-known = { $said }; ihr Hashwert steht in einer Liste, doch das ist kein Ansehen; { $law }
gate-law-domestic = eine Behörde der Vereinigten Staaten kann einen Beschluss brauchen
gate-law-no-country = das Land der Behörde steht nicht im Register
gate-law-opens = nach dem Register erlaubt das Recht dieses Landes ({ $country }) seiner Polizei, sie zu öffnen
gate-law-asks = das Recht dieses Landes ({ $country }) verlangt zuerst ein rechtliches Verfahren
gate-law-unknown = was das Recht dieses Landes ({ $country }) verlangt, ist unbekannt
gate-destroyed = ihr Inhalt wurde auf Mitteilung einer Strafverfolgungsbehörde vernichtet
gate-awaits-destruction = sie soll auf Mitteilung einer Strafverfolgungsbehörde vernichtet werden: Niemand kann sie öffnen
gate-unreadable = worauf das beruht, ist nicht lesbar

condition-life-at-risk = Ein Kind kann jetzt in Gefahr sein. Handeln Sie zuerst. Sagen Sie uns sofort, wenn es nicht geht.
condition-lead = Das ist ein Hinweis und kein Beweismittel: Erheben Sie Beweise auf Ihrem eigenen Rechtsweg.
condition-purpose = Verwenden Sie es, um die sexuelle Ausbeutung von Kindern zu verfolgen und Kinder zu schützen.
condition-onward = Geben Sie es keiner anderen Behörde und keinem anderen Land weiter, ohne uns vorher zu fragen.
condition-unviewed-files = Von einer geschlossenen Datei ist nicht angegeben, dass jemand sie angesehen hat: Sie zu öffnen kann ein eigenes rechtliches Verfahren erfordern.
condition-unverified-viewing = Der Absender sagt von jeder Datei, die er sendet, dass sie angesehen wurde: Niemand hat das geprüft.
condition-reporter-confidence = Versuchen Sie nicht herauszufinden, wer gemeldet hat, wenn es hier nicht steht.
condition-demonstration = Dies ist eine Vorführung: Alle Personen, Adressen und Beziehungen darin sind erfunden.
condition-disclosure-limit = Geben Sie nichts aus dieser Meldung weiter außer an die, die 18 U.S.C. 2258A(g)(2) nennt.
condition-no-depictions-to-providers = Wenn Sie einen Anbieter um Hilfe bei einem rechtlichen Verfahren bitten, geben Sie ihm nie eine Darstellung.
condition-designation-terms = Es gelten die Bedingungen, die der Attorney General bei Ihrer Benennung festlegte.
condition-concurrent-copy = Der Attorney General oder eine benannte Bundesbehörde der Vereinigten Staaten erhält zugleich eine Kopie.
condition-of-register = { $says }
condition-of-register-agreed = { $says } Hier zugestimmt, bis es beendet wird.
condition-of-register-agreed-until = { $says } Hier zugestimmt bis { $day }.

objection-suspended = sie ist ausgesetzt
objection-no-basis = für sie ist hier keine Grundlage eingetragen
objection-does-not-investigate = es ist angegeben, dass sie solche Taten nicht verfolgt
objection-investigating-not-stated = es ist nicht angegeben, dass sie solche Taten verfolgt
lost-not-in-directory = die Behörde steht nicht mehr im Verzeichnis
ended-as = { $state }
referral-made-available = bereitgestellt
referral-delivered = zugestellt
referral-opened = geöffnet
referral-accepted = angenommen
referral-declined = abgelehnt
referral-transferred = weitergeleitet
referral-recalled = zurückgerufen
referral-closed = abgeschlossen

basis-ag-designated = vom Attorney General benannt
basis-fbi = bestehende Zusammenarbeit mit dem FBI
basis-ice = bestehende Zusammenarbeit mit ICE
basis-interpol = bestehende Zusammenarbeit mit INTERPOL

field-incident = Vorfall
field-internet = Ort im Internet
field-law-enforcement = Polizei, mit der der Absender zu tun hat
field-reporter = Meldende Organisation und ihr Kontakt
field-reported-person = Gemeldete Person
field-reported-accounts = Gemeldete Konten
field-capture-events = Netzadressen
field-intended-recipient = Vorgesehener Empfänger
field-victim = Opfer
field-prior-reports = Frühere Meldungen, die der Absender nennt
field-additional-text = Weiterer Text
field-augmented = Was Quellen sagten
field-triage = Unsere Einschätzung
field-reporter-contact = Identität der meldenden Person
field-linked-reports = Andere Meldungen mit denselben Kennungen

flag-interpol-member = Mitglied von INTERPOL
flag-budapest-party = Vertragspartei des Budapester Übereinkommens
flag-budapest2ap = Zweites Zusatzprotokoll zum Budapester Übereinkommen
flag-us-mlat = Rechtshilfevertrag mit den Vereinigten Staaten
flag-cloud-act-agreement = Abkommen nach dem CLOUD Act
flag-eu-member = Mitglied der Europäischen Union
flag-europol-agreement = Abkommen mit Europol
flag-lanzarote-party = Vertragspartei des Übereinkommens von Lanzarote
flag-opsc-party = Vertragspartei des Fakultativprotokolls über den Verkauf von Kindern
flag-inhope-hotline = Meldestelle des Netzes INHOPE
flag-data-protection-adequacy = Angemessenheitsbeschluss der EU zum Datenschutz
flag-iccpr-op2-party = Vertragspartei des Protokolls gegen die Todesstrafe
flag-cat-party = Vertragspartei des Übereinkommens gegen Folter
flag-un-cybercrime = Übereinkommen der Vereinten Nationen gegen Cyberkriminalität
flag-untoc-party = Vertragspartei des Übereinkommens gegen die grenzüberschreitende organisierte Kriminalität
flag-inter-american-party = Vertragspartei des Interamerikanischen Übereinkommens über Rechtshilfe
flag-coe-mla-party = Vertragspartei des Europäischen Übereinkommens über die Rechtshilfe
flag-eio-party = an die Europäische Ermittlungsanordnung gebunden
flag-unviewed-files = darf Dateien öffnen, die der Anbieter nicht angesehen hat

value-yes = ja
value-no = nein
value-unknown = unbekannt
value-sub-bureau = Unterbüro
value-none = keine
value-signed = unterzeichnet
value-ratified = ratifiziert
value-invited = eingeladen
value-not-applicable = nicht anwendbar
value-in-force = in Kraft
value-negotiating = in Verhandlung
value-none-known = keine bekannt
value-part-of-member-territory = als Gebiet eines Mitglieds
value-member = Mitglied
value-operational = operativ
value-strategic = strategisch
value-working = Arbeitsvereinbarung
value-named = genannt
value-adequate = angemessen
value-partial = teilweise
value-eu-member = nicht nötig (Mitgliedstaat der EU)
value-eea-gdpr-applies = nicht nötig (im EWR gilt die DSGVO)

detail-offence-possession = Besitz
detail-offence-distribution-possession = Verbreitung und Besitz
detail-offence-production = Herstellung
detail-offence-solicitation = Grooming oder Anbahnung
detail-offence-age = wer ein Kind ist
detail-offence-drawings = gezeichnete oder künstliche Bilder
detail-offence-other = andere Vorschrift

standing-in-force = in Kraft
standing-not-yet = vor dem { $first } nicht als geltend bekannt
standing-ended = am { $last } ausgelaufen
standing-stale = veraltet: die Überprüfung war bis zum { $due } fällig
standing-not-in-force = soweit bekannt nicht in Kraft
standing-unknown = nicht als geltend bekannt

as-of-day = { $day }
as-of-other = { $text }
as-of-undated = einem Tag, den die Quelle nicht nennt
as-of-unknown = einem Tag, der nicht bekannt ist
as-of-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }

sources-read = { $sources }
sources-none = nicht geprüft: Wir haben keine Quelle dafür gelesen
sources-no-address = { $source } (Adresse nicht zur Hand)

beyond-government-attorney = eine Anwältin oder ein Anwalt der Regierung
beyond-own-people = die eigenen Bediensteten der Behörde
beyond-other-personnel = andere Bedienstete einer Regierung, die deren Anwältin oder Anwalt braucht
beyond-state-official = eine amtliche Person eines Bundesstaats, dessen Recht verletzt ist
beyond-defence = die Verteidigung
beyond-provider = ein Anbieter, zur Hilfe bei einem rechtlichen Verfahren
beyond-court-order = wen der Beschluss eines Gerichts nennt
beyond-agency-abroad = eine Behörde eines anderen Landes
beyond-own-prosecutor = Ihre eigene Staatsanwaltschaft
beyond-own-court = Ihr eigenes Gericht
beyond-other-police = andere Polizei Ihres Landes
beyond-press = die Presse oder sonst jemand

onward-no-third-country = (g)(2) nennt keine Behörde eines dritten Landes, fragen Sie uns also zuerst
onward-no-letter-abroad = (g)(2)(A) hat keinen Buchstaben für eine Behörde im Ausland: ob eine andere Befugnis es trägt, ist eine offene Rechtsfrage
onward-no-letter = kein Buchstabe von (g)(2)(A) nennt sie
onward-open-abroad = das Gesetz sagt nicht, ob (g)(1) und (2) eine Behörde im Ausland binden, und nicht, wen seine Buchstaben dort meinen
onward-letter-not-in-force = der Buchstabe, der es erlauben würde, ist nicht in Kraft
onward-depictions-not-protected = die Vorschrift, die Darstellungen schützt, ist nicht in Kraft
onward-defence-not-bound = § 3509(m), der die Verteidigung bindet, ist nicht in Kraft
onward-letter = ein Buchstabe von (g)(2)(A) nennt: { $to }

fault-law = Das Gesetz erlaubt es nicht.
fault-not-entered = Für diese Behörde ist hier keine Grundlage eingetragen. Das ist keine Aussage über ihr Recht.
fault-policy = Das ist unsere eigene Regel. Kein Gesetz verlangt sie.
fault-not-known = Das ist hier nicht bekannt. Was wir nicht wissen, ist für uns kein Grund, etwas zu senden. Es heißt nicht, dass das Gesetz es verbietet.

mend-enter-basis = Die Rechtsabteilung kann mit einem Dokument eintragen, was die Behörde zum Empfang berechtigt. Eine zweite Person stimmt zu.
mend-state-investigates = Die Rechtsabteilung kann mit einem Beleg eintragen, dass die Behörde solche Taten verfolgt. Eine zweite Person stimmt zu.
mend-lift-suspension = Die Aufsicht kann die Aussetzung aufheben.
mend-agree = Die Rechtsabteilung kann dem zustimmen. Eine zweite Person bestätigt es.
mend-review = Die Rechtsabteilung kann den Eintrag des Registers überprüfen.
mend-correct = Der Betreiber kann berichtigen, was von der Behörde oder der Meldung eingetragen ist.
mend-change-policy = Der Betreiber kann die Regel im Register ändern.
mend-nobody = Niemand hier kann das ändern.

clock-provider-keeps = Der Anbieter behält den Inhalt der Meldung
clock-destruction = Eine Datei soll vernichtet werden, und niemand kann sie öffnen; eine Behörde, die sie hat, kann bis { $until } widersprechen, was es nicht aufhält
