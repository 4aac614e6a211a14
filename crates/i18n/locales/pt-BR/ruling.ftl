### O que uma decisão diz e pode estar em uma nota de encaminhamento.
### Nomes entre chaves são argumentos; um dispositivo é escrito com sua citação, um país e um órgão com seu nome.

each = { $reasons }

ruling-clause-not-enforced = este programa não aplica { $clause }
ruling-clause-not-in-register = { $clause } não está no registro
ruling-clause-standing = { $clause }: { $standing }
ruling-received-later = a denúncia foi recebida depois do momento desta decisão
ruling-country-not-stated = o país do órgão estrangeiro não está informado
ruling-country-not-in-register = o país do órgão não está no registro
ruling-class-against-country = a classe do órgão e seu país se contradizem
ruling-sandbox = a denúncia foi feita com uma credencial de teste e nunca sai do ambiente de teste
ruling-agency-suspended = o órgão está suspenso
ruling-2008-not-tribal = o texto daquele dia não nomeia nenhum órgão tribal
ruling-does-not-investigate = consta que o órgão não investiga esses crimes
ruling-investigating-not-stated = não consta que o órgão investigue esses crimes
ruling-no-basis = nenhuma base para o órgão foi registrada aqui para { $day }
ruling-no-basis-holds = nenhuma base registrada aqui para o órgão vale em { $day }; { $bases }
ruling-basis-not-asked-for = { $basis } não é uma das que a lei daquele dia exige
ruling-basis-other-days = { $basis } vale de { $from } a { $to }
ruling-basis-later = { $basis } vale a partir de { $from }
ruling-basis-without-evidence = { $basis } não tem comprovação
ruling-basis-synthetic = { $basis } é fictícia e só conta em uma demonstração
ruling-policy-not-understood = a política { $policy } não é compreendida
ruling-undecided = não foi possível decidir: { $what }
ask-stale-clause = { $clause }: a revisão vencia em { $due }, e ninguém concordou em se basear nela
policy-on-list = este país está na lista: { $country }

need = { $country }, { $flag }: { $value }
need-as-of = { $country }, { $flag }: { $value } em { $as_of }
need-not-recorded = { $country }, { $flag }: { $value } (nada está registrado)
need-recorded = { $country }, { $flag }: { $value } (fonte: { $source }; em { $as_of })
need-recorded-through = { $country }, { $flag }: { $value } por meio de { $state } (fonte: { $source }; em { $as_of })
need-of-territory = { $country }, { $flag }: desconhecido (não está registrado se aquilo a que { $state } aderiu se estende a este território)
need-recorded-since = { $country }, { $flag }: { $value } desde { $from } (fonte: { $source }; em { $as_of })
need-not-standing = { $country }, { $flag }: { $value }, pois a entrada “{ $entry }” está assim: { $standing } (fonte: { $source }; em { $as_of })

kept-back-no-such-field = a denúncia de um provedor não tem esse campo (regra nossa)
kept-back-not-agreed = a pessoa que denunciou não concordou (regra nossa)
kept-back-agreement-not-stated = não consta que a pessoa que denunciou concordou (regra nossa)
kept-back-other-report = outra denúncia precisa de decisão própria para este órgão (regra nossa)
kept-back-not-ruled-upon = não se decidiu sobre isso

gate-named-twice = os dados nomeiam este arquivo duas vezes
gate-nobody-verified = o remetente diz de cada arquivo que o viu: ninguém verificou isso para este
gate-viewing-attested = o remetente informa quem viu o arquivo inteiro e quando
gate-viewed = o remetente informa que viu o arquivo inteiro
gate-viewed-like-every-file = o remetente informa que viu o arquivo inteiro, como diz de cada arquivo: uma afirmação não verificada
gate-viewed-in-part = o remetente informa que viu só uma parte do arquivo
gate-not-viewed = o remetente informa que não viu o arquivo
gate-viewing-not-stated = não consta que o remetente viu o arquivo
gate-public = o remetente informa que o arquivo era acessível ao público
gate-warrant = o órgão registrou uma ordem judicial para o arquivo
gate-by-law = { $said }; { $law }
gate-by-law-hash-known = { $said }; seu hash está em uma lista, mas isso não equivale a ver; { $law }
gate-law-domestic = um órgão dos Estados Unidos pode precisar de ordem judicial
gate-law-no-country = o país do órgão não está no registro
gate-law-opens = segundo o registro, o direito deste país ({ $country }) permite que sua polícia o abra
gate-law-asks = o direito deste país ({ $country }) exige antes um procedimento legal
gate-law-unknown = não se sabe o que o direito deste país ({ $country }) exige
gate-destroyed = seu conteúdo foi destruído por aviso de um órgão de polícia
gate-awaits-destruction = aguarda destruição por aviso de um órgão de polícia: ninguém pode abri-lo
gate-unreadable = aquilo em que isto se baseia não pode ser lido

condition-life-at-risk = Uma criança ou adolescente pode estar em perigo agora. Aja primeiro. Avise-nos imediatamente se não puder.
condition-lead = É uma informação e não uma prova: obtenha as provas por suas próprias vias legais.
condition-purpose = Use isto para investigar a exploração sexual de crianças e adolescentes e para protegê-los.
condition-onward = Não repasse isto a outro órgão ou país sem nos perguntar antes.
condition-unviewed-files = De um arquivo fechado não consta que alguém o viu: abri-lo pode exigir um procedimento legal próprio.
condition-unverified-viewing = O remetente diz de cada arquivo que envia que ele foi visto: trate isso como uma afirmação que ninguém verificou.
condition-reporter-confidence = Não tente descobrir quem denunciou, salvo se estiver dito aqui.
condition-demonstration = Isto é uma demonstração: todas as pessoas, endereços e relações são inventados.
condition-disclosure-limit = Não divulgue nada desta denúncia, exceto a quem 18 U.S.C. 2258A(g)(2) nomeia.
condition-no-depictions-to-providers = Ao pedir ajuda a um provedor em um procedimento legal, nunca lhe entregue uma representação.
condition-designation-terms = Valem as condições que o Attorney General fixou com a sua designação.
condition-concurrent-copy = O Attorney General ou um órgão federal designado dos Estados Unidos recebe uma cópia ao mesmo tempo.
condition-of-register = { $says }
condition-of-register-agreed = { $says } Acordado aqui, até que se encerre.
condition-of-register-agreed-until = { $says } Acordado aqui até { $day }.

objection-suspended = está suspenso
objection-no-basis = nenhuma base para ele foi registrada aqui
objection-does-not-investigate = consta que não investiga esses crimes
objection-investigating-not-stated = não consta que investigue esses crimes
lost-not-in-directory = o órgão não está mais no diretório
ended-as = { $state }
referral-made-available = disponibilizado
referral-delivered = entregue
referral-opened = aberto
referral-accepted = aceito
referral-declined = recusado
referral-transferred = transferido
referral-recalled = recolhido
referral-closed = encerrado

basis-ag-designated = designado pelo Attorney General
basis-fbi = relação estabelecida com o FBI
basis-ice = relação estabelecida com o ICE
basis-interpol = relação estabelecida com a INTERPOL

field-incident = Fato
field-internet = Lugar na internet
field-law-enforcement = Polícia com que o remetente trata
field-reporter = Organização que denuncia e seu contato
field-reported-person = Pessoa denunciada
field-reported-accounts = Contas denunciadas
field-capture-events = Endereços de rede
field-intended-recipient = Destinatário pretendido
field-victim = Vítima
field-prior-reports = Denúncias anteriores que o remetente nomeia
field-additional-text = Outro texto
field-augmented = O que as fontes disseram
field-triage = Nossa avaliação
field-reporter-contact = Identidade da pessoa que denunciou
field-linked-reports = Outras denúncias com os mesmos identificadores

flag-interpol-member = membro da INTERPOL
flag-budapest-party = parte na Convenção de Budapeste
flag-budapest2ap = Segundo Protocolo Adicional à Convenção de Budapeste
flag-us-mlat = tratado de assistência judiciária com os Estados Unidos
flag-cloud-act-agreement = acordo conforme o CLOUD Act
flag-eu-member = membro da União Europeia
flag-europol-agreement = acordo com a Europol
flag-lanzarote-party = parte na Convenção de Lanzarote
flag-opsc-party = parte no Protocolo Facultativo sobre a venda de crianças
flag-inhope-hotline = canal de denúncia da rede INHOPE
flag-data-protection-adequacy = decisão de adequação da UE sobre proteção de dados
flag-iccpr-op2-party = parte no protocolo contra a pena de morte
flag-cat-party = parte na Convenção contra a Tortura
flag-un-cybercrime = Convenção das Nações Unidas contra o Crime Cibernético
flag-untoc-party = parte na Convenção contra o Crime Organizado Transnacional
flag-inter-american-party = parte na Convenção Interamericana sobre Assistência Mútua
flag-coe-mla-party = parte na Convenção Europeia de Assistência Judiciária
flag-eio-party = vinculado à decisão europeia de investigação
flag-unviewed-files = pode abrir arquivos que o provedor não viu

value-yes = sim
value-no = não
value-unknown = desconhecido
value-sub-bureau = sub-escritório
value-none = nenhum
value-signed = assinado
value-ratified = ratificado
value-invited = convidado
value-not-applicable = não se aplica
value-in-force = em vigor
value-negotiating = em negociação
value-none-known = nenhum conhecido
value-part-of-member-territory = como território de um membro
value-member = membro
value-operational = operacional
value-strategic = estratégico
value-working = de trabalho
value-named = nomeado
value-adequate = adequado
value-partial = parcial
value-eu-member = não é preciso (Estado-membro da UE)
value-eea-gdpr-applies = não é preciso (o RGPD vale no EEE)

detail-offence-possession = posse
detail-offence-distribution-possession = distribuição e posse
detail-offence-production = produção
detail-offence-solicitation = aliciamento
detail-offence-age = quem é criança
detail-offence-drawings = imagens desenhadas ou fabricadas
detail-offence-other = outro dispositivo

standing-in-force = em vigor
standing-not-yet = não consta que estivesse em vigor antes de { $first }
standing-ended = expirou em { $last }
standing-stale = sem revisão: ela vencia em { $due }
standing-not-in-force = não está em vigor, até onde sabemos
standing-unknown = não consta que esteja em vigor

as-of-day = { $day }
as-of-other = { $text }
as-of-undated = uma data que a fonte não informa
as-of-unknown = uma data que não é conhecida
as-of-month = { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }

sources-read = { $sources }
sources-none = não verificado: não lemos nenhuma fonte sobre isso
sources-no-address = { $source } (endereço não disponível)

beyond-government-attorney = um procurador ou advogado do governo
beyond-own-people = o pessoal do próprio órgão
beyond-other-personnel = outro pessoal de um governo de que seu advogado precise
beyond-state-official = uma autoridade de um estado cuja lei foi violada
beyond-defence = a pessoa acusada ou sua defesa
beyond-provider = um provedor, para ajudar em um procedimento legal
beyond-court-order = quem a ordem de um tribunal nomear
beyond-agency-abroad = um órgão de outro país
beyond-own-prosecutor = o seu próprio Ministério Público
beyond-own-court = o seu próprio juízo
beyond-other-police = outra polícia do seu país
beyond-press = a imprensa ou qualquer outra pessoa

onward-no-third-country = (g)(2) não nomeia nenhum órgão de um terceiro país: pergunte a nós antes
onward-no-letter-abroad = (g)(2)(A) não tem letra para um órgão estrangeiro: se outra competência o permite é uma questão jurídica em aberto
onward-no-letter = nenhuma letra de (g)(2)(A) os nomeia
onward-open-abroad = a lei não diz se (g)(1) e (2) obrigam um órgão estrangeiro, nem a quem suas letras se referem lá
onward-letter-not-in-force = a letra que o permitiria não está em vigor
onward-depictions-not-protected = o dispositivo que protege as representações não está em vigor
onward-defence-not-bound = § 3509(m), que obriga a defesa, não está em vigor
onward-letter = uma letra de (g)(2)(A) nomeia: { $to }

fault-law = A lei não permite.
fault-not-entered = Nenhuma base para este órgão foi registrada aqui. Isto não diz nada sobre o direito dele.
fault-policy = É nossa própria política. Nenhuma lei a exige.
fault-not-known = Isto não se sabe aqui. Não enviamos nada com base no que não sabemos. Não significa que a lei o proíba.

mend-enter-basis = A assessoria jurídica pode registrar, com um documento, o que habilita o órgão. Uma segunda pessoa aprova.
mend-state-investigates = A assessoria jurídica pode registrar, com comprovação, que o órgão investiga esses crimes. Uma segunda pessoa aprova.
mend-lift-suspension = A supervisão pode retirar a suspensão.
mend-agree = A assessoria jurídica pode concordar. Uma segunda pessoa aprova.
mend-review = A assessoria jurídica pode revisar a entrada do registro.
mend-correct = O operador pode corrigir o que está registrado do órgão ou da denúncia.
mend-change-policy = O operador pode mudar a política no registro.
mend-nobody = Ninguém aqui pode mudar isso.

clock-provider-keeps = O provedor guarda o conteúdo da denúncia
clock-destruction = Um arquivo aguarda destruição e ninguém pode abri-lo; um órgão que o tem pode se opor até { $until }, o que não a impede
