### O que cerca cada página e as partes que várias páginas compartilham.

base-skip = Ir para o conteúdo
base-emergency = Emergência
base-exit-emergency = Emergência: sair desta página
base-exit = <unseen>Emergência: </unseen>Sair desta página
base-exit-label = Sair desta página
base-navigation = Navegação principal
base-sign-out = Sair
base-demonstration-label = Demonstração
base-demonstration = Demonstração: tudo aqui é inventado. Ninguém lê o que você envia e nada chega à polícia.
base-sandbox-label = Ambiente de testes
base-sandbox = Ambiente de testes: são dados de teste. Eles nunca saem daqui e nenhum órgão os recebe.
base-test = [teste]
base-unreadable-label = O que não pode ser lido
base-unreadable = Esta entrada não pode ser lida (referência <exact>{ $reference }</exact>); o operador já foi avisado.
base-unreadable-more = { $count ->
    [one] Mais { $count } entrada não pode ser lida; o operador já foi avisado.
   *[other] Mais { $count } entradas não podem ser lidas; o operador já foi avisado de cada uma.
}
base-foot = Clearline: de quem vê a quem pode agir.
base-languages = Idioma

audience-provider = Provedores
audience-analyst = Análise
audience-agency = Órgãos
audience-auditor = Auditoria
audience-counsel = Assessoria jurídica

nav-account = Conta
nav-agencies = Órgãos
nav-api = API
nav-audit = Auditoria
nav-countries = Países
nav-destruction = Destruição
nav-entries = Entradas
nav-foreign-requests = Pedidos estrangeiros
nav-inbox = Caixa de entrada
nav-instruments = Instrumentos
nav-law = Direito
nav-watch = Acompanhamento
nav-providers = Provedores
nav-obligations = Obrigações
nav-overview = Visão geral
nav-proposals = Propostas
nav-reports = Denúncias
nav-requests = Pedidos
nav-review = Análise

emergency-question = Há uma criança em perigo agora?
emergency-first = Ligue primeiro para a polícia. Não somos um serviço de emergência.
emergency-europe = Europa, Índia e a maioria dos celulares
emergency-north-america = Estados Unidos e Canadá
emergency-united-kingdom = Reino Unido
emergency-australia = Austrália
emergency-new-zealand = Nova Zelândia
emergency-brazil = Brasil
emergency-japan = Japão
emergency-south-africa = África do Sul
