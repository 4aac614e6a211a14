### A nota de encaminhamento como página: o que acompanha as frases do direito.

brief-window = Nota de encaminhamento
brief-over = Nota de encaminhamento
brief-referral = Encaminhamento <keep>{ $referral }</keep>
brief-pdf = Baixar em PDF
brief-back-referral = Encaminhamento
brief-back-report = Denúncia
brief-back-proof = Prova de inclusão
brief-as-of = em { $day }
brief-mark-yes = Sim:
brief-mark-no = Não:
brief-mark-unknown = Não se sabe:
brief-mark-caution = Atenção:
