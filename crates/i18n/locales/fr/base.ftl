### Ce qui entoure chaque page, et les petites parties que des pages partagent.

base-skip = Aller au contenu
base-emergency = Urgence
base-exit-emergency = Urgence : quitter cette page
base-exit = <unseen>Urgence : </unseen>Quitter cette page
base-exit-label = Quitter cette page
base-navigation = Navigation principale
base-sign-out = Se déconnecter
base-demonstration-label = Démonstration
base-demonstration = Démonstration : tout ici est inventé. Personne ne lit ce que vous envoyez et rien ne parvient à la police.
base-sandbox-label = Environnement de test
base-sandbox = Environnement de test : ce sont des données de test. Elles n’en sortent jamais et aucun service ne les reçoit.
base-test = [test]
base-unreadable-label = Ce qui ne peut pas être lu
base-unreadable = Cette entrée ne peut pas être lue (référence <exact>{ $reference }</exact>) ; l’exploitant en est averti.
base-unreadable-more = { $count ->
    [one] { $count } autre entrée ne peut pas être lue ; l’exploitant en est averti.
   *[other] { $count } autres entrées ne peuvent pas être lues ; l’exploitant est averti de chacune.
}
base-foot = Clearline : de ceux qui le voient à ceux qui peuvent agir.
base-languages = Langue

audience-provider = Fournisseurs
audience-analyst = Examen
audience-agency = Services
audience-auditor = Audit
audience-counsel = Conseil juridique

nav-account = Compte
nav-agencies = Services
nav-api = API
nav-audit = Audit
nav-countries = Pays
nav-destruction = Destruction
nav-entries = Entrées
nav-foreign-requests = Demandes étrangères
nav-inbox = Boîte de réception
nav-instruments = Instruments
nav-law = Droit
nav-watch = Veille
nav-providers = Fournisseurs
nav-obligations = Obligations
nav-overview = Vue d’ensemble
nav-proposals = Propositions
nav-reports = Signalements
nav-requests = Demandes
nav-review = Examen

emergency-question = Un enfant est-il en danger en ce moment ?
emergency-first = Appelez d’abord la police. Nous ne sommes pas un service d’urgence.
emergency-europe = Europe, Inde, la plupart des téléphones mobiles
emergency-north-america = États-Unis et Canada
emergency-united-kingdom = Royaume-Uni
emergency-australia = Australie
emergency-new-zealand = Nouvelle-Zélande
emergency-brazil = Brésil
emergency-japan = Japon
emergency-south-africa = Afrique du Sud
