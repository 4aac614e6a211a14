### Lo que rodea cada página y las partes que comparten varias páginas.

base-skip = Ir al contenido
base-emergency = Emergencia
base-exit-emergency = Emergencia: salir de esta página
base-exit = <unseen>Emergencia: </unseen>Salir de esta página
base-exit-label = Salir de esta página
base-navigation = Principal
base-sign-out = Cerrar sesión
base-demonstration-label = Demostración
base-demonstration = Demostración: aquí todo es inventado. Nadie lee lo que usted envía y no llega a ninguna policía.
base-sandbox-label = Entorno de pruebas
base-sandbox = Entorno de pruebas: son datos de prueba. Nunca salen de aquí y ninguna autoridad los recibe.
base-test = [prueba]
base-unreadable-label = Lo que no se puede leer
base-unreadable = Esta entrada no se puede leer (referencia <exact>{ $reference }</exact>); ya se ha avisado al operador.
base-unreadable-more = { $count ->
    [one] { $count } entrada más no se puede leer; ya se ha avisado al operador.
   *[other] { $count } entradas más no se pueden leer; ya se ha avisado al operador de cada una.
}
base-foot = Clearline: de quienes lo ven a quienes pueden actuar.
base-languages = Idioma

audience-provider = Prestadores
audience-analyst = Revisión
audience-agency = Autoridades
audience-auditor = Auditoría
audience-counsel = Asesoría jurídica

nav-account = Cuenta
nav-agencies = Autoridades
nav-api = API
nav-audit = Auditoría
nav-countries = Países
nav-destruction = Destrucción
nav-entries = Entradas
nav-foreign-requests = Solicitudes extranjeras
nav-inbox = Bandeja de entrada
nav-instruments = Instrumentos
nav-law = Derecho
nav-watch = Seguimiento
nav-providers = Proveedores
nav-obligations = Obligaciones
nav-overview = Resumen
nav-proposals = Propuestas
nav-reports = Reportes
nav-requests = Solicitudes
nav-review = Revisión

emergency-question = ¿Hay una niña o un niño en peligro ahora mismo?
emergency-first = Llame primero a la policía. No somos un servicio de emergencia.
emergency-europe = Europa, India y la mayoría de los teléfonos móviles
emergency-north-america = Estados Unidos y Canadá
emergency-united-kingdom = Reino Unido
emergency-australia = Australia
emergency-new-zealand = Nueva Zelanda
emergency-brazil = Brasil
emergency-japan = Japón
emergency-south-africa = Sudáfrica
