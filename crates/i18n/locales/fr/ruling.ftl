### Ce qu’une décision dit et qui peut figurer dans une note de transmission.
### Les noms entre accolades sont des arguments ; une disposition s’écrit par sa référence, un pays et un service par leur nom.

each = { $reasons }

ruling-clause-not-enforced = ce programme n’applique pas { $clause }
ruling-clause-not-in-register = { $clause } n’est pas dans le registre
ruling-clause-standing = { $clause } : { $standing }
ruling-received-later = le signalement a été reçu après le moment de cette décision
ruling-country-not-stated = le pays du service étranger n’est pas indiqué
ruling-country-not-in-register = le pays du service n’est pas dans le registre
ruling-class-against-country = la catégorie du service et son pays se contredisent
ruling-sandbox = le signalement a été déposé avec un accès d’essai et ne quitte jamais l’environnement d’essai
ruling-agency-suspended = le service est suspendu
ruling-2008-not-tribal = le texte de ce jour ne nomme aucun service tribal
ruling-does-not-investigate = il est indiqué que le service n’enquête pas sur ces crimes
ruling-investigating-not-stated = il n’est pas indiqué que le service enquête sur ces crimes
ruling-no-basis = aucune base pour ce service n’est enregistrée ici au { $day }
ruling-no-basis-holds = aucune base enregistrée ici pour ce service ne vaut le { $day } ; { $bases }
ruling-basis-not-asked-for = { $basis } n’est pas une base que demande la loi de ce jour
ruling-basis-other-days = { $basis } vaut du { $from } au { $to }
ruling-basis-later = { $basis } vaut à partir du { $from }
ruling-basis-without-evidence = { $basis } n’a pas de justificatif
ruling-basis-synthetic = { $basis } est fictive et ne compte que dans une démonstration
ruling-policy-not-understood = la règle { $policy } n’est pas comprise
ruling-undecided = il n’a pas été possible de décider : { $what }
ask-stale-clause = { $clause } : la révision était due le { $due }, et personne n’a accepté de s’y fier
policy-on-list = ce pays est sur la liste : { $country }

need = { $country }, { $flag } : { $value }
need-as-of = { $country }, { $flag } : { $value }, au { $as_of }
need-not-recorded = { $country }, { $flag } : { $value } (rien n’est enregistré)
need-recorded = { $country }, { $flag } : { $value } (source : { $source } ; au { $as_of })
need-recorded-through = { $country }, { $flag } : { $value } par { $state } (source : { $source } ; au { $as_of })
need-of-territory = { $country }, { $flag } : inconnu (il n’est pas enregistré si ce que { $state } a accepté s’y étend)
need-recorded-since = { $country }, { $flag } : { $value } depuis { $from } (source : { $source } ; au { $as_of })
need-not-standing = { $country }, { $flag } : { $value }, car l’entrée « { $entry } » est ainsi : { $standing } (source : { $source } ; au { $as_of })

kept-back-no-such-field = le signalement d’un fournisseur n’a pas ce champ (notre propre règle)
kept-back-not-agreed = la personne qui a signalé n’a pas donné son accord (notre propre règle)
kept-back-agreement-not-stated = il n’est pas indiqué que la personne qui a signalé a donné son accord (notre propre règle)
kept-back-other-report = un autre signalement demande sa propre décision pour ce service (notre propre règle)
kept-back-not-ruled-upon = il n’a pas été décidé à ce sujet

gate-named-twice = les données nomment ce fichier deux fois
gate-nobody-verified = l’expéditeur dit de chaque fichier qu’il l’a vu : personne ne l’a vérifié pour celui-ci
gate-viewing-attested = l’expéditeur indique qui a vu tout le fichier, et quand
gate-viewed = l’expéditeur indique qu’il a vu tout le fichier
gate-viewed-like-every-file = l’expéditeur indique qu’il a vu tout le fichier, comme il le dit de chaque fichier : une affirmation non vérifiée
gate-viewed-in-part = l’expéditeur indique qu’il n’a vu qu’une partie du fichier
gate-not-viewed = l’expéditeur indique qu’il n’a pas vu le fichier
gate-viewing-not-stated = il n’est pas indiqué que l’expéditeur a vu le fichier
gate-public = l’expéditeur indique que le fichier était accessible au public
gate-warrant = le service a enregistré un mandat pour le fichier
gate-by-law = { $said } ; { $law }
gate-by-law-hash-known = { $said } ; son empreinte est dans une liste, mais ce n’est pas l’avoir vu ; { $law }
gate-law-domestic = un service des États-Unis peut avoir besoin d’un mandat
gate-law-no-country = le pays du service n’est pas dans le registre
gate-law-opens = selon le registre, le droit de ce pays ({ $country }) permet à sa police de l’ouvrir
gate-law-asks = le droit de ce pays ({ $country }) exige d’abord une procédure légale
gate-law-unknown = on ignore ce que le droit de ce pays ({ $country }) exige
gate-destroyed = son contenu a été détruit à la suite d’un avis d’un service de police
gate-awaits-destruction = il attend d’être détruit à la suite d’un avis d’un service de police : personne ne peut l’ouvrir
gate-unreadable = ce sur quoi cela repose ne peut pas être lu

condition-life-at-risk = Un enfant est peut-être en danger maintenant. Agissez d’abord. Dites-nous tout de suite si vous ne le pouvez pas.
condition-lead = C’est une piste et non une preuve : obtenez les preuves par vos propres voies légales.
condition-purpose = Utilisez-le pour enquêter sur l’exploitation sexuelle d’enfants et pour les protéger.
condition-onward = Ne le transmettez à aucun autre service ni pays sans nous demander d’abord.
condition-unviewed-files = Il n’est pas indiqué qu’un fichier fermé a été vu : l’ouvrir peut exiger une procédure légale de votre part.
condition-unverified-viewing = L’expéditeur dit de chaque fichier qu’il envoie qu’il a été vu : tenez cela pour une affirmation que personne n’a vérifiée.
condition-reporter-confidence = N’essayez pas de savoir qui a signalé, sauf si c’est dit ici.
condition-demonstration = Ceci est une démonstration : toute personne, toute adresse et tout lien y sont inventés.
condition-disclosure-limit = Ne divulguez rien de ce signalement, sauf à ceux que nomme 18 U.S.C. 2258A(g)(2).
condition-no-depictions-to-providers = Quand vous demandez l’aide d’un fournisseur pour une procédure légale, ne lui remettez jamais une représentation.
condition-designation-terms = Les conditions que l’Attorney General a fixées avec votre désignation s’appliquent.
condition-concurrent-copy = L’Attorney General ou un service fédéral désigné des États-Unis reçoit une copie en même temps.
condition-of-register = { $says }
condition-of-register-agreed = { $says } Accepté ici, jusqu’à ce qu’il y soit mis fin.
condition-of-register-agreed-until = { $says } Accepté ici jusqu’au { $day }.

objection-suspended = il est suspendu
objection-no-basis = aucune base n’est enregistrée ici pour lui
objection-does-not-investigate = il est indiqué qu’il n’enquête pas sur ces crimes
objection-investigating-not-stated = il n’est pas indiqué qu’il enquête sur ces crimes
lost-not-in-directory = le service n’est plus dans l’annuaire
ended-as = { $state }
referral-made-available = mis à disposition
referral-delivered = remis
referral-opened = ouvert
referral-accepted = accepté
referral-declined = refusé
referral-transferred = transféré
referral-recalled = rappelé
referral-closed = clos

basis-ag-designated = désigné par l’Attorney General
basis-fbi = relation établie avec le FBI
basis-ice = relation établie avec ICE
basis-interpol = relation établie avec INTERPOL

field-incident = Fait
field-internet = Endroit sur internet
field-law-enforcement = Police avec laquelle l’expéditeur est en rapport
field-reporter = Organisation qui signale et son contact
field-reported-person = Personne signalée
field-reported-accounts = Comptes signalés
field-capture-events = Adresses de réseau
field-intended-recipient = Destinataire prévu
field-victim = Victime
field-prior-reports = Signalements antérieurs nommés par l’expéditeur
field-additional-text = Autre texte
field-augmented = Ce que des sources ont dit
field-triage = Notre appréciation
field-reporter-contact = Identité de la personne qui a signalé
field-linked-reports = Autres signalements ayant les mêmes identifiants

flag-interpol-member = membre d’INTERPOL
flag-budapest-party = partie à la Convention de Budapest
flag-budapest2ap = Deuxième Protocole additionnel à la Convention de Budapest
flag-us-mlat = traité d’entraide judiciaire avec les États-Unis
flag-cloud-act-agreement = accord au titre du CLOUD Act
flag-eu-member = membre de l’Union européenne
flag-europol-agreement = accord avec Europol
flag-lanzarote-party = partie à la Convention de Lanzarote
flag-opsc-party = partie au Protocole facultatif sur la vente d’enfants
flag-inhope-hotline = point de contact du réseau INHOPE
flag-data-protection-adequacy = décision d’adéquation de l’UE en matière de protection des données
flag-iccpr-op2-party = partie au protocole contre la peine de mort
flag-cat-party = partie à la Convention contre la torture
flag-un-cybercrime = Convention des Nations Unies contre la cybercriminalité
flag-untoc-party = partie à la Convention contre la criminalité transnationale organisée
flag-inter-american-party = partie à la Convention interaméricaine sur l’entraide
flag-coe-mla-party = partie à la Convention européenne d’entraide judiciaire
flag-eio-party = lié par la décision d’enquête européenne
flag-unviewed-files = peut ouvrir des fichiers que le fournisseur n’a pas vus

value-yes = oui
value-no = non
value-unknown = inconnu
value-sub-bureau = sous-bureau
value-none = aucun
value-signed = signé
value-ratified = ratifié
value-invited = invité
value-not-applicable = sans objet
value-in-force = en vigueur
value-negotiating = en négociation
value-none-known = aucun connu
value-part-of-member-territory = en tant que territoire d’un membre
value-member = membre
value-operational = opérationnel
value-strategic = stratégique
value-working = de travail
value-named = nommé
value-adequate = adéquat
value-partial = partiel
value-eu-member = pas nécessaire (État membre de l’UE)
value-eea-gdpr-applies = pas nécessaire (le RGPD s’applique dans l’EEE)

detail-offence-possession = détention
detail-offence-distribution-possession = diffusion et détention
detail-offence-production = production
detail-offence-solicitation = pédopiégeage ou sollicitation
detail-offence-age = qui est un enfant
detail-offence-drawings = images dessinées ou fabriquées
detail-offence-other = autre disposition

standing-in-force = en vigueur
standing-not-yet = pas connu comme étant en vigueur avant le { $first }
standing-ended = expiré le { $last }
standing-stale = non révisé : la révision était due le { $due }
standing-not-in-force = pas en vigueur à notre connaissance
standing-unknown = pas connu comme étant en vigueur

as-of-day = { $day }
as-of-other = { $text }
as-of-undated = une date que la source n’indique pas
as-of-unknown = une date qui n’est pas connue
as-of-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }

sources-read = { $sources }
sources-none = non vérifié : nous n’avons lu aucune source à ce sujet
sources-no-address = { $source } (adresse non disponible)

beyond-government-attorney = un avocat ou procureur du gouvernement
beyond-own-people = les propres agents du service
beyond-other-personnel = d’autres agents d’un gouvernement dont son avocat a besoin
beyond-state-official = un responsable d’un État fédéré dont le droit est enfreint
beyond-defence = la personne poursuivie ou sa défense
beyond-provider = un fournisseur, pour aider à une procédure légale
beyond-court-order = toute personne que nomme la décision d’un tribunal
beyond-agency-abroad = un service d’un autre pays
beyond-own-prosecutor = votre propre ministère public
beyond-own-court = votre propre tribunal
beyond-other-police = une autre police de votre pays
beyond-press = la presse ou toute autre personne

onward-no-third-country = (g)(2) ne nomme aucun service d’un pays tiers : demandez-nous d’abord
onward-no-letter-abroad = (g)(2)(A) n’a pas de lettre pour un service étranger : savoir si un autre pouvoir le permet est une question de droit ouverte
onward-no-letter = aucune lettre de (g)(2)(A) ne les nomme
onward-open-abroad = la loi ne dit pas si (g)(1) et (2) obligent un service étranger, ni qui ses lettres y désignent
onward-letter-not-in-force = la lettre qui le permettrait n’est pas en vigueur
onward-depictions-not-protected = la disposition qui protège les représentations n’est pas en vigueur
onward-defence-not-bound = § 3509(m), qui oblige la défense, n’est pas en vigueur
onward-letter = une lettre de (g)(2)(A) nomme : { $to }

fault-law = La loi ne le permet pas.
fault-not-entered = Aucune base n’est enregistrée ici pour ce service. Cela ne dit rien de son droit.
fault-policy = C’est notre propre règle. Aucune loi ne la demande.
fault-not-known = Cela n’est pas connu ici. Nous n’envoyons rien sur ce que nous ne savons pas. Cela ne veut pas dire que la loi l’interdit.

mend-enter-basis = Le conseil juridique peut enregistrer, avec un document, ce qui habilite le service. Une seconde personne l’approuve.
mend-state-investigates = Le conseil juridique peut enregistrer, justificatif à l’appui, que le service enquête sur ces crimes. Une seconde personne l’approuve.
mend-lift-suspension = Un superviseur peut lever la suspension.
mend-agree = Le conseil juridique peut donner son accord. Une seconde personne l’approuve.
mend-review = Le conseil juridique peut réviser l’entrée du registre.
mend-correct = L’exploitant peut corriger ce qui est enregistré du service ou du signalement.
mend-change-policy = L’exploitant peut changer la règle dans le registre.
mend-nobody = Personne ici ne peut le changer.

clock-provider-keeps = Le fournisseur conserve le contenu du signalement
clock-destruction = Un fichier attend d’être détruit et personne ne peut l’ouvrir ; un service qui l’a peut s’y opposer jusqu’au { $until }, ce qui ne l’arrête pas
