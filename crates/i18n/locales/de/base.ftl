### Was jede Seite umgibt, und kleine Teile, die Seiten teilen.

base-skip = Zum Inhalt
base-emergency = Notfall
base-exit-emergency = Notfall: diese Seite verlassen
base-exit = <unseen>Notfall: </unseen>Diese Seite verlassen
base-exit-label = Diese Seite verlassen
base-navigation = Hauptnavigation
base-sign-out = Abmelden
base-demonstration-label = Demonstration
base-demonstration = Demonstration: Hier ist alles erfunden. Niemand liest, was Sie senden, und nichts erreicht die Polizei.
base-sandbox-label = Testumgebung
base-sandbox = Testumgebung: Das sind Testdaten. Sie verlassen die Testumgebung nie, und keine Behörde erhält sie.
base-test = [Test]
base-unreadable-label = Was nicht gelesen werden kann
base-unreadable = Dieser Eintrag kann nicht gelesen werden (Kennung <exact>{ $reference }</exact>); der Betreiber weiß davon.
base-unreadable-more = { $count ->
    [one] { $count } weiterer Eintrag kann nicht gelesen werden; der Betreiber weiß davon.
   *[other] { $count } weitere Einträge können nicht gelesen werden; der Betreiber weiß von jedem.
}
base-foot = Clearline: von denen, die es sehen, zu denen, die handeln können.
base-languages = Sprache

audience-provider = Anbieter
audience-analyst = Prüfung
audience-agency = Behörden
audience-auditor = Revision
audience-counsel = Rechtsberatung

nav-account = Konto
nav-agencies = Behörden
nav-api = API
nav-audit = Revision
nav-countries = Länder
nav-destruction = Vernichtung
nav-entries = Einträge
nav-foreign-requests = Ersuchen aus dem Ausland
nav-inbox = Posteingang
nav-instruments = Rechtsquellen
nav-law = Recht
nav-watch = Beobachtung
nav-providers = Anbieter
nav-obligations = Pflichten
nav-overview = Übersicht
nav-proposals = Vorschläge
nav-reports = Meldungen
nav-requests = Ersuchen
nav-review = Prüfung

emergency-question = Ist gerade ein Kind in Gefahr?
emergency-first = Rufen Sie zuerst die Polizei. Wir sind kein Notdienst.
emergency-europe = Europa, Indien, die meisten Mobiltelefone
emergency-north-america = USA und Kanada
emergency-united-kingdom = Vereinigtes Königreich
emergency-australia = Australien
emergency-new-zealand = Neuseeland
emergency-brazil = Brasilien
emergency-japan = Japan
emergency-south-africa = Südafrika
