### Lo que dice una decisión y puede figurar en un informe de remisión.
### Los nombres entre llaves son argumentos; una disposición se escribe con su cita, un país y una autoridad con su nombre.

each = { $reasons }

ruling-clause-not-enforced = este programa no aplica { $clause }
ruling-clause-not-in-register = { $clause } no está en el registro
ruling-clause-standing = { $clause }: { $standing }
ruling-received-later = el reporte se recibió después del momento de esta decisión
ruling-country-not-stated = no se indica el país de la autoridad extranjera
ruling-country-not-in-register = el país de la autoridad no está en el registro
ruling-class-against-country = la clase de la autoridad y su país se contradicen
ruling-sandbox = el reporte se presentó con una credencial de prueba y nunca sale del entorno de pruebas
ruling-agency-suspended = la autoridad está suspendida
ruling-2008-not-tribal = el texto de ese día no nombra a ninguna autoridad tribal
ruling-does-not-investigate = consta que la autoridad no investiga tales delitos
ruling-investigating-not-stated = no consta que la autoridad investigue tales delitos
ruling-no-basis = aquí no se ha registrado ninguna base para la autoridad al { $day }
ruling-no-basis-holds = ninguna base registrada aquí para la autoridad es válida el { $day }; { $bases }
ruling-basis-not-asked-for = { $basis } no es una de las que pide la ley de ese día
ruling-basis-other-days = { $basis } es válida del { $from } al { $to }
ruling-basis-later = { $basis } es válida desde el { $from }
ruling-basis-without-evidence = { $basis } no tiene documento que la acredite
ruling-basis-synthetic = { $basis } es ficticia, lo que solo cuenta en una demostración
ruling-policy-not-understood = no se entiende la política { $policy }
ruling-undecided = no se pudo decidir: { $what }
ask-stale-clause = { $clause }: su revisión vencía el { $due } y nadie acordó apoyarse en ella
policy-on-list = este país está en la lista: { $country }

need = { $country }, { $flag }: { $value }
need-as-of = { $country }, { $flag }: { $value } a fecha de { $as_of }
need-not-recorded = { $country }, { $flag }: { $value } (no consta nada)
need-recorded = { $country }, { $flag }: { $value } (fuente: { $source }; a fecha de { $as_of })
need-recorded-through = { $country }, { $flag }: { $value } por { $state } (fuente: { $source }; a fecha de { $as_of })
need-of-territory = { $country }, { $flag }: se desconoce (no consta si se extiende a este territorio lo que suscribió { $state })
need-recorded-since = { $country }, { $flag }: { $value } desde { $from } (fuente: { $source }; a fecha de { $as_of })
need-not-standing = { $country }, { $flag }: { $value }, porque la entrada «{ $entry }» está así: { $standing } (fuente: { $source }; a fecha de { $as_of })

kept-back-no-such-field = el reporte de un prestador no tiene ese campo (regla nuestra)
kept-back-not-agreed = la persona que reportó no estuvo de acuerdo (regla nuestra)
kept-back-agreement-not-stated = no consta que la persona que reportó estuviera de acuerdo (regla nuestra)
kept-back-other-report = otro reporte necesita su propia decisión para esta autoridad (regla nuestra)
kept-back-not-ruled-upon = no se decidió sobre ello

gate-named-twice = los datos nombran este archivo dos veces
gate-nobody-verified = el remitente dice de cada archivo que lo vio: nadie lo ha comprobado para este
gate-viewing-attested = el remitente indica quién vio el archivo entero y cuándo
gate-viewed = el remitente indica que vio el archivo entero
gate-viewed-like-every-file = el remitente indica que vio el archivo entero, como de todos los archivos: una afirmación sin comprobar
gate-viewed-in-part = el remitente indica que vio solo una parte del archivo
gate-not-viewed = el remitente indica que no vio el archivo
gate-viewing-not-stated = no consta que el remitente viera el archivo
gate-public = el remitente indica que el archivo era de acceso público
gate-warrant = la autoridad registró una orden judicial para el archivo
gate-by-law = { $said }; { $law }
gate-by-law-hash-known = { $said }; su hash está en una lista, pero eso no equivale a verlo; { $law }
gate-law-domestic = una autoridad de los Estados Unidos puede necesitar una orden judicial
gate-law-no-country = el país de la autoridad no está en el registro
gate-law-opens = según el registro, el derecho de { $country } permite que su policía lo abra
gate-law-asks = el derecho de { $country } exige antes un procedimiento legal
gate-law-unknown = no se sabe qué exige el derecho de { $country }
gate-destroyed = su contenido se destruyó por aviso de una autoridad policial
gate-awaits-destruction = espera su destrucción por aviso de una autoridad policial: nadie puede abrirlo
gate-unreadable = no se puede leer en qué se basa esto

condition-life-at-risk = Una niña o un niño puede estar en peligro ahora. Actúe primero. Díganos de inmediato si no puede.
condition-lead = Es información policial y no una prueba: obtenga las pruebas por sus propias vías legales.
condition-purpose = Úselo para investigar la explotación sexual de niñas y niños y para protegerlos.
condition-onward = No lo pase a otra autoridad ni a otro país sin preguntarnos antes.
condition-unviewed-files = De un archivo cerrado no consta que alguien lo haya visto: abrirlo puede exigir un procedimiento legal propio.
condition-unverified-viewing = El remitente dice de cada archivo que envía que fue visto: tómelo como una afirmación que nadie ha comprobado.
condition-reporter-confidence = No intente averiguar quién reportó, salvo que se diga aquí.
condition-demonstration = Esto es una demostración: todas las personas, direcciones y relaciones son inventadas.
condition-disclosure-limit = No revele nada de este reporte salvo a quienes nombra 18 U.S.C. 2258A(g)(2).
condition-no-depictions-to-providers = Cuando pida a un prestador ayuda con un procedimiento legal, nunca le entregue una representación.
condition-designation-terms = Se aplican las condiciones que el Attorney General fijó con su designación.
condition-concurrent-copy = El Attorney General o una autoridad federal designada de los Estados Unidos recibe una copia al mismo tiempo.
condition-of-register = { $says }
condition-of-register-agreed = { $says } Acordado aquí, hasta que se ponga fin.
condition-of-register-agreed-until = { $says } Acordado aquí hasta el { $day }.

objection-suspended = está suspendida
objection-no-basis = aquí no se ha registrado ninguna base para ella
objection-does-not-investigate = consta que no investiga tales delitos
objection-investigating-not-stated = no consta que investigue tales delitos
lost-not-in-directory = la autoridad ya no está en el directorio
ended-as = { $state }
referral-made-available = puesta a disposición
referral-delivered = entregada
referral-opened = abierta
referral-accepted = aceptada
referral-declined = rechazada
referral-transferred = transferida
referral-recalled = retirada
referral-closed = cerrada

basis-ag-designated = designada por el Attorney General
basis-fbi = relación establecida con el FBI
basis-ice = relación establecida con ICE
basis-interpol = relación establecida con INTERPOL

field-incident = Hecho
field-internet = Lugar en internet
field-law-enforcement = Policía con la que trata el remitente
field-reporter = Organización que reporta y su contacto
field-reported-person = Persona reportada
field-reported-accounts = Cuentas reportadas
field-capture-events = Direcciones de red
field-intended-recipient = Destinatario previsto
field-victim = Víctima
field-prior-reports = Reportes anteriores que nombra el remitente
field-additional-text = Otro texto
field-augmented = Lo que dijeron las fuentes
field-triage = Nuestra valoración
field-reporter-contact = Identidad de la persona que reportó
field-linked-reports = Otros reportes con los mismos identificadores

flag-interpol-member = miembro de INTERPOL
flag-budapest-party = parte en el Convenio de Budapest
flag-budapest2ap = Segundo Protocolo adicional al Convenio de Budapest
flag-us-mlat = tratado de asistencia judicial con los Estados Unidos
flag-cloud-act-agreement = acuerdo según la CLOUD Act
flag-eu-member = miembro de la Unión Europea
flag-europol-agreement = acuerdo con Europol
flag-lanzarote-party = parte en el Convenio de Lanzarote
flag-opsc-party = parte en el Protocolo facultativo relativo a la venta de niños
flag-inhope-hotline = línea de denuncia de la red INHOPE
flag-data-protection-adequacy = decisión de adecuación de la UE sobre protección de datos
flag-iccpr-op2-party = parte en el protocolo contra la pena de muerte
flag-cat-party = parte en la Convención contra la Tortura
flag-un-cybercrime = Convención de las Naciones Unidas contra la Ciberdelincuencia
flag-untoc-party = parte en la Convención contra la Delincuencia Organizada Transnacional
flag-inter-american-party = parte en la Convención Interamericana sobre Asistencia Mutua
flag-coe-mla-party = parte en el Convenio Europeo de Asistencia Judicial
flag-eio-party = obligada por la orden europea de investigación
flag-unviewed-files = puede abrir archivos que el prestador no vio

value-yes = sí
value-no = no
value-unknown = se desconoce
value-sub-bureau = subdirección
value-none = ninguno
value-signed = firmado
value-ratified = ratificado
value-invited = invitado
value-not-applicable = no procede
value-in-force = en vigor
value-negotiating = en negociación
value-none-known = ninguno conocido
value-part-of-member-territory = como territorio de un miembro
value-member = miembro
value-operational = operativo
value-strategic = estratégico
value-working = de trabajo
value-named = nombrado
value-adequate = adecuada
value-partial = parcial
value-eu-member = no hace falta (Estado miembro de la UE)
value-eea-gdpr-applies = no hace falta (el RGPD se aplica en el EEE)

detail-offence-possession = posesión
detail-offence-distribution-possession = distribución y posesión
detail-offence-production = producción
detail-offence-solicitation = embaucamiento o captación
detail-offence-age = quién es niña o niño
detail-offence-drawings = imágenes dibujadas o creadas
detail-offence-other = otra disposición

standing-in-force = en vigor
standing-not-yet = no consta que estuviera en vigor antes del { $first }
standing-ended = dejó de aplicarse el { $last }
standing-stale = sin revisar: su revisión vencía el { $due }
standing-not-in-force = no está en vigor, que sepamos
standing-unknown = no consta que esté en vigor

as-of-day = { $day }
as-of-other = { $text }
as-of-undated = una fecha que la fuente no indica
as-of-unknown = una fecha que no se conoce
as-of-month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }

sources-read = { $sources }
sources-none = sin verificar: no hemos leído ninguna fuente sobre ello
sources-no-address = { $source } (dirección no disponible)

beyond-government-attorney = un fiscal o abogado del gobierno
beyond-own-people = el personal de la propia autoridad
beyond-other-personnel = otro personal de un gobierno que necesite su abogado
beyond-state-official = una autoridad de un estado cuya ley se infringió
beyond-defence = la persona acusada o su defensa
beyond-provider = un prestador, para que ayude con un procedimiento legal
beyond-court-order = quien nombre la orden de un tribunal
beyond-agency-abroad = una autoridad de otro país
beyond-own-prosecutor = su propia fiscalía
beyond-own-court = su propio tribunal
beyond-other-police = otra policía de su país
beyond-press = la prensa o cualquier otra persona

onward-no-third-country = (g)(2) no nombra a ninguna autoridad de un tercer país: pregúntenos antes
onward-no-letter-abroad = (g)(2)(A) no tiene ninguna letra para una autoridad extranjera: si otra facultad lo permite es una cuestión jurídica abierta
onward-no-letter = ninguna letra de (g)(2)(A) la nombra
onward-open-abroad = la ley no dice si (g)(1) y (2) obligan a una autoridad extranjera ni a quién se refieren allí sus letras
onward-letter-not-in-force = la letra que lo permitiría no está en vigor
onward-depictions-not-protected = la disposición que protege las representaciones no está en vigor
onward-defence-not-bound = § 3509(m), que obliga a la defensa, no está en vigor
onward-letter = una letra de (g)(2)(A) nombra: { $to }

fault-law = La ley no lo permite.
fault-not-entered = Aquí no se ha registrado ninguna base para esta autoridad. Esto no dice nada sobre su derecho.
fault-policy = Es nuestra propia política. Ninguna ley la exige.
fault-not-known = Aquí no se sabe. No enviamos nada sobre la base de lo que no sabemos. No significa que la ley lo prohíba.

mend-enter-basis = La asesoría jurídica puede registrar, con un documento, lo que habilita a la autoridad. Una segunda persona lo aprueba.
mend-state-investigates = La asesoría jurídica puede registrar, con lo que lo acredite, que la autoridad investiga tales delitos. Una segunda persona lo aprueba.
mend-lift-suspension = Una persona supervisora puede levantar la suspensión.
mend-agree = La asesoría jurídica puede dar su acuerdo. Una segunda persona lo aprueba.
mend-review = La asesoría jurídica puede revisar la entrada del registro.
mend-correct = El operador puede corregir lo que consta de la autoridad o del reporte.
mend-change-policy = El operador puede cambiar la política en el registro.
mend-nobody = Nadie aquí puede cambiarlo.

clock-provider-keeps = El prestador conserva el contenido del reporte
clock-destruction = Un archivo espera su destrucción y nadie puede abrirlo; una autoridad que lo tenga puede oponerse hasta el { $until }, lo que no la detiene
