### Iniciar sesión, la propia cuenta y lo que se escribió mientras terminaba una sesión.

sign-in-window = Iniciar sesión
sign-in-window-error = Error: iniciar sesión
sign-in-heading = Iniciar sesión
sign-in-lede = Para prestadores de servicios, analistas, autoridades y auditores. Para reportar algo no necesita una cuenta: <a>reporte aquí</a>.
sign-in-name = Nombre de usuario
sign-in-password = Contraseña
sign-in-button = Iniciar sesión
sign-in-lost = Si perdió su contraseña, pida una nueva a su administrador.
sign-in-wrong = El nombre de usuario o la contraseña no son correctos.
sign-in-ended = Su sesión ha terminado. Inicie sesión otra vez y se abrirá su página.
sign-in-first = Inicie sesión y se abrirá su página.
sign-in-kept = Su sesión ha terminado y no se envió nada. Inicie sesión otra vez: lo que usted escribió está guardado y volverá a aparecer.
sign-in-too-long = Su sesión ha terminado y no se envió nada. Lo que usted escribió es demasiado largo para guardarlo: vuelva atrás en su navegador y cópielo antes de iniciar sesión.

kept-window = Lo que usted escribió
kept-heading = Lo que usted escribió
kept-gone = Ha iniciado sesión otra vez. El formulario en el que escribió ya no existe; no se envió nada.
kept-back = Ha iniciado sesión otra vez. Lo que usted escribió está de nuevo en el formulario. Todavía no se envió nada.
kept-go = Ir a la página

account-window = Cuenta
account-window-error = Error: cuenta
account-heading = Su cuenta
account-lede = Usted inicia sesión como <exact>{ $user }</exact>.
account-must-change = Elija una contraseña propia. La que tiene se generó para usted, así que otra persona la ha visto; no se abrirá nada más hasta que la cambie.
account-password = Cambiar la contraseña
account-present = Contraseña actual
account-new = Contraseña nueva
account-new-hint = De { $least } a { $most } caracteres. Son buenas unas pocas palabras que solo para usted van juntas.
account-again = Contraseña nueva otra vez
account-button = Cambiar la contraseña
account-elsewhere = En los demás lugares donde haya iniciado sesión, la sesión se cerrará.
account-language = Idioma
account-language-about = Las páginas traducidas se muestran en el idioma que usted elija. Las demás están en inglés.
account-language-browser = Como lo pide el navegador
account-language-button = Guardar el idioma
account-administration = Administración
account-administration-about = No hay páginas para la administración. Se hace con el comando <exact>clearline admin</exact>, en una máquina que alcanza la base de datos.
account-administration-what = Allí se administran personas, prestadores, autoridades y listas de hashes, y cada acto queda en el registro de auditoría:

password-differs = La contraseña nueva no se escribió igual las dos veces.
password-wrong = Esa no es su contraseña actual.
password-same = La contraseña nueva es la actual.
password-changed-meanwhile = Su contraseña se cambió entretanto. Inicie sesión otra vez.
password-length = Una contraseña tiene de { $least } a { $most } caracteres; esta tiene { $length }.
password-name = Una contraseña no puede ser su propio nombre.
password-common = Mucha gente elige esta contraseña, así que es de las primeras que se prueban. Use unas pocas palabras suyas.

factor-window = Segundo factor
factor-window-error = Error: segundo factor
factor-heading = Muestre su segundo factor
factor-lede = Abra la aplicación de autenticación en su teléfono y escriba el código que muestra para Clearline.
factor-code = Código
factor-code-hint = 6 cifras de la aplicación. Si no tiene la aplicación a mano, escriba uno de sus códigos de recuperación.
factor-button = Continuar
factor-lost = Si perdió la aplicación y los códigos de recuperación, pida a quien administra su cuenta que quite el segundo factor.
factor-set-up-heading = Configure un segundo factor
factor-set-up-lede = Una contraseña puede ser robada sin que usted lo sepa. Desde ahora inicia sesión con su contraseña y un código de su teléfono.
factor-step-app = Instale una aplicación de autenticación en su teléfono, si no tiene ninguna. Sirve cualquiera para códigos basados en el tiempo (TOTP).
factor-step-scan = Escanee esta imagen con la aplicación.
factor-picture = Código QR con el secreto para la aplicación
factor-step-type = Si no puede escanearla, elija en la aplicación introducir una clave y escriba esta: <exact>{ $key }</exact>
factor-step-code = Escriba el código que la aplicación muestra ahora.
factor-first-hint = 6 cifras. La aplicación muestra un código nuevo cada 30 segundos.
factor-set-up-button = Configurar
factor-wrong = Ese código no corresponde, o ya se usó. Espere el siguiente y escríbalo.
factor-wrong-first = Ese código no corresponde. Compruebe que el reloj de su teléfono está bien, espere el siguiente código y escríbalo.
factor-is-set-up = Entretanto se configuró un segundo factor. Inicie sesión otra vez.

codes-window = Códigos de recuperación
codes-heading = Guarde estos códigos de recuperación
codes-lede = Cada uno abre su cuenta una vez, sin la aplicación. Se muestran ahora y nunca más.
codes-keep = Imprima esta página o anote los códigos. Guárdelos lejos de su contraseña y de su teléfono.
codes-go = Los he guardado: continuar

account-factor = Segundo factor
account-factor-since = Configurado el { $day }.
account-factor-none = No tiene ninguno. Puede configurar uno.
account-factor-set-up = Configurar un segundo factor
account-codes-left =
    { $count ->
        [0] No le quedan códigos de recuperación. Genere códigos nuevos ahora.
        [one] Le queda un código de recuperación.
       *[other] Le quedan { $count } códigos de recuperación.
    }
account-codes-about = Los códigos nuevos anulan los anteriores. Para generarlos, escriba un código de su aplicación.
account-codes-button = Generar códigos de recuperación
account-sessions = Dónde ha iniciado sesión
account-sessions-about = Si no conoce alguna de estas sesiones, ciérrela y cambie su contraseña.
account-session-browser = Navegador
account-session-started = Inicio
account-session-used = Último uso
account-session-ends = Termina
account-session-this = esta
account-session-end = Cerrar
account-session-end-which = Cerrar la sesión de { $started }
browser-firefox = Firefox
browser-edge = Edge
browser-chrome = Chrome
browser-safari = Safari
browser-other = otro navegador
