### Plantão: alertas, escala, silêncios.

## Os alertas e os seus cartões
page-title = 🚨 Alerta para { $team } ({ $short })
page-title-test = 🧪 Teste do plantão de { $team } ({ $short })
page-place = {" "}em { $place }
page-since = desde { $since }
page-more =
    { $count ->
        [one] e mais 1 alerta
       *[other] e mais { $count } alertas
    }
page-calling = 📣 Ninguém assumiu ainda. Continuo chamando.
page-acknowledged = 🙋 { $name } assumiu em { $minutes } min. Ninguém mais é chamado.
page-unheard = ⛔ Chamei todo mundo da escala e ninguém assumiu. Não há mais quem chamar.
page-resolved = ✅ Resolvido.
page-silenced = 🔕 Silenciado. Se ainda estiver disparando quando o silêncio acabar, volto a chamar.
page-news-acked = 🙋 { $name } assumiu o alerta { $short }. Ninguém mais é chamado.
page-news-acked-ringing = 🙋 { $name } assumiu o alerta { $short }. Uma ligação já tinha saído e ainda pode tocar; não haverá outra.
page-news-resolved = ✅ O alerta { $short } está resolvido. Ninguém mais é chamado.
page-news-surplus = ⚠️ { $source } tem mais de { $most } alertas abertos. Os demais contam no alerta { $short } e continuam chamando, mas não são listados um a um.
page-news-up = ⏫ O alerta { $short } passou para o próximo passo da escala.
page-news-again = 📣 O alerta { $short } voltou a chamar desde o primeiro passo.
page-news-unheard = ⛔ Alerta { $short }: chamei todo mundo da escala e ninguém assumiu. Alguém precisa olhar agora.
page-news-refused = ⚠️ Alerta { $short }: uma ligação não saiu ou não se sabe dela. Passei já para o próximo passo.
page-fallback = ☎️ Alerta { $short }: ninguém assumiu; liguei para o número de reserva.
page-acked-by-words = 🙋 Certo: você assumiu. Ninguém mais é chamado.
page-sms = Ramal: alerta { $short }: { $title }. Assuma no chat.
page-test-title = Teste pedido por { $name }
severity-critical = crítico
severity-warning = de atenção
severity-info = informativo
mark-critical = 🔴{" "}
mark-warning = 🟡{" "}
mark-info = 🔵{" "}
mark-resolved = ✅{" "}
mark-silenced = 🔕{" "}
button-page-ack = Assumir
button-page-up = Próximo da escala
button-page-done = Resolver
button-page-hush = Silenciar 1 h
button-page-again = Devolver
toast-page-over = Este alerta já está resolvido.
toast-page-mine = Você já assumiu este alerta.
toast-page-acked = { $name } já assumiu este alerta.
toast-page-late = O alerta já mudou. Olhe o cartão.
heartbeat-missed = Sem sinal de { $name } há mais de { $minutes } min
alerts-surplus = { $source } tem mais de { $most } alertas abertos: os demais contam, mas não são listados um a um
page-news-handed = 🔁 O alerta { $short } passou para { $name }, que é chamado agora.
page-news-still = 🔔 O alerta { $short } ainda espera alguém. O cartão está acima.
page-news-stopped = ⚠️ Alerta { $short }: uma ligação foi barrada por um limite e não saiu. Olhe o cartão.
page-ack-which = Há mais de um alerta chamando: { $shorts }. Nenhum foi assumido. Responda à mensagem do alerta certo, toque em Assumir no cartão dele ou escreva /plantao assumir e o código.
page-news-stuck = ⛔ Não consigo seguir com o alerta { $short } por uma falha minha. Ninguém está sendo chamado por ele: olhe agora. Tento de novo a cada minuto.
page-news-silenced = 🔕 O alerta { $short } está silenciado e não chama ninguém. Se ainda estiver disparando quando o silêncio acabar, volto a chamar.
page-late-acknowledged = ℹ️ Você teclou para assumir o alerta { $short }, mas { $name } já tinha assumido. Ele não está com você.
page-late-resolved = ℹ️ Você teclou para assumir o alerta { $short }, mas ele já estava resolvido. Não há o que fazer.
page-late-calling = ℹ️ Você teclou para assumir o alerta { $short }, mas ele já tinha sido passado adiante. Ele não está com você.
page-late-unheard = ℹ️ Você teclou para assumir o alerta { $short }, mas ele já tinha sido passado adiante e ninguém assumiu. Se puder, assuma no cartão.
mark-test = 🧪{" "}
page-test-over = ✅ Teste encerrado: { $name } assumiu em { $minutes } min.
page-truncated =
    { $count ->
        [one] a fonte deixou 1 alerta de fora
       *[other] a fonte deixou { $count } alertas de fora
    }

## O que é falado por telefone
page-says = Alerta { $severity }: { $title }.
page-says-where = Em { $place }.
page-says-since = Desde as { $clock }.
page-says-since-one = Desde a { $clock }.
page-says-more =
    { $count ->
        [one] Há mais um alerta.
       *[other] Há mais { $count } alertas.
    }
page-says-key = Para assumir, tecle { $key }.
page-says-chat = Para assumir, responda no chat.
page-says-again = Repito.
unit-percent = por cento
unit-ms = milissegundos
unit-seconds = segundos
unit-minutes = minutos
unit-hours = horas
unit-days = dias
sign-dot = ponto
sign-colon = dois pontos
sign-underscore = sublinhado
sign-slash = barra
sign-dash = traço

## Comandos do plantão
oncall-title = De plantão agora:
oncall-line = { $team }: { $name }, até { $until }
oncall-line-plain = { $team }: { $name }
oncall-line-nobody = { $team }: ninguém
oncall-hint = Alertas abertos: /plantao alertas · Silêncios: /plantao silencios · Testar: /plantao testar · Trocar: { $usage }
oncall-none = Não há plantão configurado. Quem administra escreve o arquivo de RAMAL_ON_CALL_FILE.
oncall-unknown = Não entendi. Nada mudou e ninguém foi chamado. Depois de /plantao escreva: alertas, assumir, resolver, escalar, passar, trocar, silenciar, silencios, reativar ou testar (este toca telefones de verdade).
oncall-test = 🧪 Teste iniciado para { $team }: o telefone de quem está de plantão toca de verdade. Quando alguém assumir, o teste acaba.
oncall-which = De qual equipe? Nada foi chamado. Equipes: { $teams }
oncall-swapped = 🔁 { $name } fica de plantão em { $team } até { $until }.
oncall-swapped-later = 🔁 { $name } fica de plantão em { $team } de { $begins } até { $until }.
oncall-swap-unknown = Não entendi a troca. Nada mudou. Escreva a equipe ({ $teams }), quem entra ({ $people }) e até quando. Exemplo: { $usage }
usage-oncall-swap = /plantao trocar infra bia até amanhã às 9h
pages-title = Alertas abertos:
pages-none = Nenhum alerta aberto.
pages-line = { $mark }{ $short } · { $what } · { $team } · { $since } · { $state }
pages-word-silenced = silenciado
pages-word-calling = chamando
pages-word-acknowledged = assumido por { $name }
pages-word-unheard = ninguém assumiu
pages-word-resolved = resolvido
oncall-handed = 🔁 O alerta { $short } é de { $name } agora, e o telefone dessa pessoa toca.
oncall-hand-unknown = Não entendi. Nada mudou e ninguém foi chamado. Escreva o código do alerta (veja em /plantao alertas) e a pessoa ({ $people }). Exemplo: { $usage }
usage-oncall-hand = /plantao passar k7m2p bia
usage-oncall-silence = /plantao silenciar disco db-1 por 2 h
usage-oncall-unsilence = /plantao reativar 12
oncall-take-unknown = Não achei esse alerta. Nada mudou. Veja os códigos em /plantao alertas. Exemplo: { $usage }
usage-oncall-take = /plantao assumir k7m2p
oncall-bad-file = ⚠️ O arquivo do plantão mudou e não pode ser lido, então continua valendo o anterior. { $why }
oncall-file-good = ✅ O arquivo do plantão foi corrigido e já vale.
oncall-file-lacks = ⚠️ O arquivo do plantão mudou e já vale. Não estão mais nele: { $gone }. Quem enviava alertas por esses nomes recebe um erro.
pages-silenced = Silenciados, ainda disparando:
oncall-test-already = Já há um teste de { $team } em curso: assuma ou resolva esse primeiro (/plantao alertas).
oncall-test-no-phone = 🧪 Teste iniciado para { $team }, mas quem está de plantão não tem número de telefone: só o chat recebe. O número fica no arquivo do plantão ou vem de /meunumero.

## Silêncios
silence-made =
    🔕 Silêncio { $number }: { $what }, até { $until }. Depois disso, o que ainda estiver disparando volta a chamar. { $count ->
        [0] Nada disso está chamando agora; confira as palavras em /plantao alertas.
        [one] Um alerta parou de chamar.
       *[other] { $count } alertas pararam de chamar.
    }
silence-everything = tudo de { $team }
silence-ended = 🔔 O silêncio { $number } acabou ({ $what }). O que ainda estiver disparando volta a chamar em até um minuto.
silence-end-unknown = Não há silêncio com esse número. Nada mudou. Veja os números em /plantao silencios. Exemplo: { $usage }
silences-title = Silêncios ativos:
silences-none = Nenhum silêncio agora: todo alerta chama alguém.
silences-line = { $number } · { $what } · até { $until } · { $name }
silences-more =
    { $count ->
        [one] e mais um
       *[other] e mais { $count }
    }
silence-made-page = 🔕 O alerta { $short } e outros iguais não chamam ninguém até { $until }. O que ainda estiver disparando depois volta a chamar.
silence-no-time = Faltou até quando, ou não entendi. Nada mudou. Escreva por quanto tempo (por 2 h, por 3 dias) ou até quando (até amanhã às 9h). Exemplo: { $usage }
silence-no-words = Faltou o que silenciar. Nada mudou. Escreva palavras do alerta, o código dele, ou "tudo" e a equipe. Exemplo: { $usage }
silence-too-long = Um silêncio acaba no futuro e dura no máximo 31 dias. Nada mudou. Exemplo: { $usage }
silences-maintenance = { $team } está em manutenção: nenhum alerta dela chama alguém

## O que aconteceu
page-timeline = Alerta { $short } ({ $team }):
page-step-raised = chegou
page-step-joined = outro alerta entrou
page-step-called = ligação pedida
page-step-texted = SMS pedido
page-step-told = avisado no chat
page-step-nobody = ninguém para chamar neste passo
page-step-stopped = ligação barrada
page-step-unanswered = não atendeu
page-step-unanswered-voicemail = era a caixa postal: conta como não atendida
page-step-answered = a ligação foi atendida
page-step-acknowledged = assumido
page-step-late = tecla apertada tarde demais
page-step-escalated = passado adiante
page-step-handed = devolvido: volta a chamar
page-step-alert-resolved = um dos alertas terminou
page-step-resolved = resolvido
page-step-unheard = fim da escala, ninguém assumiu
page-time-to-ack = Tempo até assumir: { $minutes } min { $seconds } s
history-title = Alertas dos últimos 30 dias
history-none = Nenhum alerta nos últimos 30 dias.
history-count =
    { $count ->
        [one] 1 alerta
       *[other] { $count } alertas
    }
history-median = mediana até assumir: { $time }
history-unheard =
    { $count ->
        [one] 1 sem ninguém assumir
       *[other] { $count } sem ninguém assumir
    }
history-time = { $minutes } min { $seconds } s
history-export = Exportar (CSV)
history-back = Todos os alertas
history-not-yours = Você não tem permissão para ver os alertas. Quem administra dá o papel de agente ou escreve o seu nome no arquivo do plantão.
history-link = Na web: { $url }
page-step-silenced = silenciado
page-step-handed-to = passado para { $name }
page-step-acknowledged-key = assumido pela tecla
history-more =
    { $count ->
        [one] e mais um, na exportação
       *[other] e mais { $count }, na exportação
    }

## O Ramal vigia a si mesmo
watch-balance = O saldo da conta na operadora está baixo: { $balance }
watch-callbacks =
    { $count ->
        [one] A operadora parou de avisar como as ligações terminam: a última só apareceu nos registros
       *[other] A operadora parou de avisar como as ligações terminam: as últimas { $count } só apareceram nos registros
    }
watch-platform = A operadora recusa as ligações ({ $why })
watch-why-credit = conta sem crédito
watch-why-authentication = credencial não aceita
watch-why-permission = conta sem permissão
watch-why-unreachable = não responde
watch-news = ⚠️ { $what }
watch-late =
    { $count ->
        [one] ⛔ O alerta { $shorts } devia ter chamado alguém há mais de { $minutes } min e nada aconteceu. Ninguém está sendo chamado por ele: olhe agora.
       *[other] ⛔ { $count } alertas deviam ter chamado alguém há mais de { $minutes } min e nada aconteceu ({ $shorts }). Ninguém está sendo chamado por eles: olhe agora.
    }
watch-over-balance = ✅ O saldo da conta na operadora voltou ao normal.
watch-over-callbacks = ✅ A operadora voltou a avisar como as ligações terminam.
watch-over-platform = ✅ A operadora voltou a aceitar ligações.
