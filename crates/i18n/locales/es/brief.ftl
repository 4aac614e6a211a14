### El informe de remisión como página: lo que acompaña a las frases del derecho.

brief-window = Informe de remisión
brief-over = Informe de remisión
brief-referral = Remisión <keep>{ $referral }</keep>
brief-pdf = Descargar en PDF
brief-back-referral = Remisión
brief-back-report = Reporte
brief-back-proof = Prueba de inclusión
brief-as-of = a { $day }
brief-mark-yes = Sí:
brief-mark-no = No:
brief-mark-unknown = No se sabe:
brief-mark-caution = Atención:
