### La página que aparece en lugar de otra que no se puede dar.

refusal-not-understood = No pudimos leer lo que se envió
refusal-not-understood-advice = Vuelva atrás e inténtelo otra vez. Si tuvo la página abierta mucho tiempo, cárguela antes otra vez.
refusal-not-yours = Esta página no está abierta para usted
refusal-not-yours-advice = Quizás inició sesión con otro nombre, o su acceso ha terminado.
refusal-paused = El acceso de su organismo está en pausa
refusal-paused-advice = No se ha perdido nada: lo que se remitió a su organismo volverá a estar aquí cuando se reanude el acceso. Pregunte al operador por qué se pausó. Lo que hizo su organismo sigue en la página de cada remisión.
refusal-not-found = Aquí no hay ninguna página
refusal-not-found-advice = Quizás la dirección está mal escrita, o la página era solo para otra persona.
refusal-too-slow = Lo que usted envió no llegó
refusal-too-slow-advice = La conexión fue demasiado lenta o se cortó. Vuelva atrás y envíelo otra vez.
refusal-too-many = Eso fue un poco demasiado rápido
refusal-too-many-advice = Espere un poco e inténtelo otra vez. No se perdió nada de lo que envió antes.
refusal-our-fault = Algo falló de nuestro lado
refusal-our-fault-advice = No es culpa suya. Inténtelo otra vez en unos minutos. Los reportes confirmados están a salvo.
refusal-not-now = Ahora mismo no podemos responder
refusal-not-now-advice = Inténtelo otra vez en unos minutos. Los reportes confirmados están a salvo.

refusal-reference = Si nos pregunta por esto, indique este número: <exact>{ $reference }</exact>
refusal-own-pages = Ir a sus páginas
refusal-start = Ir al inicio
refusal-emergency = Si hay una niña o un niño en peligro ahora mismo, llame a la policía: 112 en Europa, 911 en América del Norte, 999 en el Reino Unido.

form-unreadable = No se pudo leer el formulario.
form-too-large = Un formulario puede tener como máximo { $bytes } bytes.
form-document-unreadable = No se pudo leer el formulario. Un documento puede tener como máximo { $bytes } bytes.
form-field = Un campo del formulario falta o no es como debe ser.
form-stale = El formulario no vino de esta página. Cargue la página otra vez y envíelo de nuevo.
form-too-slow = Un formulario debe llegar en { $seconds } segundos.

limit-name = Se probaron demasiadas contraseñas equivocadas para este nombre. { limit-again }
limit-source = Llegaron demasiados intentos equivocados desde donde usted está. { limit-again }
limit-all = Están llegando demasiados intentos equivocados. { limit-again }
limit-waiting = En este momento demasiadas personas están iniciando sesión. { limit-again }
limit-again = Inténtelo otra vez en { $seconds ->
    [one] { $seconds } segundo.
   *[other] { $seconds } segundos.
}
