### Pedidos: ligações, pontes e SMS, do cartão ao fim.

## Botões
button-call = Ligar
button-bridge = Ligar
button-sms = Enviar
button-cancel = Cancelar
button-schedule = Marcar
button-look = Verificar de novo
button-again = Ligar mesmo assim
button-again-sms = Enviar mesmo assim
button-leave = Deixar como está
button-purpose = Finalidade

## O cartão de um pedido
card-call = 📞 Ligação para { $dest }
card-bridge = 🔗 Ponte entre { $dest } e { $dest2 }
card-sms = ✉️ SMS para { $dest }
card-ask = ❓ Pergunta para { $dest }
card-question = Pergunta falada: “{ $words }”
card-answer = • tecla { $key }: { $meaning }
card-answer-spoken = A pessoa responde falando. A ligação avisa que a resposta é gravada.
question-aloud-key = Para { $meaning }, tecle { $key }.
question-aloud = { $words } { $keys } Vou repetir: { $words } { $keys }
question-aloud-spoken = { $words } Vou repetir: { $words } Responda depois do sinal. A sua resposta será gravada.
card-transfer = 🗣️ Quem teclar { $key } é passado para você, no { $dest2 }. No fim a ligação diz: “{ $words }”
card-transfer-agent = 🗣️ Quem teclar { $key } é passado para { $name }, que atende a fila agora. No fim a ligação diz: “{ $words }”
transfer-aloud-asker = Para falar com quem ligou, tecle { $key }.
transfer-aloud-queue = Para falar com um atendente, tecle { $key }.
transfer-to-you = você
card-words = Mensagem falada: “{ $words }”
card-text = Texto: “{ $words }”
card-first = { $dest } atende primeiro e ouve: “{ $words }”
card-line-unverified = { $dest } é o número que você guardou como seu; ele ainda não foi verificado.
card-due = 🕓 Quando: { $moment }
card-due-today = 🕓 Quando: hoje, { $moment }
card-due-tomorrow = 🕓 Quando: amanhã, { $moment }
card-purpose = Finalidade: { $purpose }
card-estimate = Custo estimado: { $cost }
card-estimate-unknown = Custo estimado: desconhecido
card-cost = Custo: { $cost }
card-ticket = Pedido { $short }
card-split = Entendi que o número é { $dest } e que as palavras são “{ $words }”. Se não for isso, cancele e separe com dois-pontos.
end-named = { $name } ({ $number })
card-opt-out-key = Quem teclar só { $key } não é mais chamado: diga isso na mensagem.
card-warning = ⚠️ A operadora aceitou, com uma observação: “{ $text }”
card-code = Um código, que só aparece no telefone.
card-heard = 🎙️ Ouvi: “{ $words }”
card-heard-badly = ⚠️ Não ouvi bem: confira o número e as palavras antes de confirmar.
card-recording = Áudio: #{ $name }{ $values }
card-recording-words = Áudio #{ $name }: “{ $words }”
card-sms-ok = ✉️ Depois, se atender, envio um SMS: “{ $words }”
card-sms-nae = ✉️ Depois, se não atender, envio um SMS: “{ $words }”
card-sms-oknae = ✉️ Depois da ligação envio um SMS: “{ $words }”
card-sms-dtmf1 = ✉️ Depois, se teclar { $keys }, envio um SMS: “{ $words }”

## Finalidade
purpose-transactional = aviso transacional
purpose-requested = pedida por quem recebe
purpose-verification = código para confirmar um número
purpose-on_call = plantão
purpose-collection = cobrança
purpose-telemarketing = telemarketing
purpose-ask =
    Com que finalidade? Ela decide o que a operadora confere antes de ligar.
    Cobrança e telemarketing: o cadastro de bloqueio do Procon e o horário que a lei do destino permite.
    Aviso transacional: o cadastro de bloqueio do Procon.
toast-purpose = Finalidade: { $purpose }

## Em que pé está
state-proposed-due = Posso marcar? Espero a sua resposta por 5 minutos.
state-proposed-call = Posso ligar? Espero a sua resposta por 5 minutos.
state-proposed-bridge = Posso ligar? Espero a sua resposta por 5 minutos.
state-proposed-sms = Posso enviar? Espero a sua resposta por 5 minutos.
state-confirmed = ⏳ Confirmado. Enviando à operadora…
state-held = ⏳ Acabou de sair outro pedido para este número, e a operadora só aceita o próximo depois de um intervalo. Envio { $when }. Este ainda não foi discado nem cobrado.
state-scheduled = 🕓 Marcado para { $moment }. Até lá você pode cancelar.
state-submitting = ⏳ A operadora ainda não confirmou que recebeu o pedido. Estou verificando; não vou discar de novo.
state-accepted-call = 📲 A operadora aceitou. O telefone deve tocar em instantes.
state-accepted-bridge = 📲 A operadora aceitou. O primeiro telefone deve tocar em instantes.
state-accepted-sms = 📲 A operadora aceitou.
state-asked-again = Ainda não sei como termina, e por enquanto a operadora não aceita mais consultas. Pergunto de novo { $when }; se ela avisar antes, conto na hora.
state-cancelled = 🚫 Cancelado. Nada foi discado nem cobrado.
state-expired = ⌛ A confirmação não veio em 5 minutos e o pedido expirou. Nada foi discado nem cobrado.
state-expired-late = ⌛ O pedido foi confirmado, mas fiquei fora do ar e não o entreguei a tempo. Expirou: nada foi discado nem cobrado. Se ainda precisar, peça de novo.
state-missed = ⌛ Este pedido estava marcado para { $moment }, mas fiquei fora do ar e não o entreguei nem { $minutes } minutos depois. Expirou: nada foi discado nem cobrado. Se ainda precisar, peça de novo.
state-unknown-call = ❓ Não consegui saber se esta ligação foi feita: a operadora não respondeu e o registro dela não mostra o pedido. Ela pode ter tocado e pode ter sido cobrada. O que faço?
state-unknown-bridge = ❓ Não consegui saber se esta ponte foi feita: a operadora não respondeu e o registro dela não mostra o pedido. Os telefones podem ter tocado e ela pode ter sido cobrada. O que faço?
state-unknown-sms = ❓ Não consegui saber se este SMS foi enviado: a operadora não respondeu, e SMS não pode ser consultado. Ele pode ter chegado e pode ter sido cobrado. O que faço?
state-unknown-left = ❓ Não se sabe se foi feito. Você decidiu deixar como está.
bridge-default-words = Olá! Você tem uma ligação. Aguarde um momento, vamos conectar vocês.

## Recusas
refused-credit = ⛔ A operadora recusou: a conta está sem crédito. Nada foi discado nem cobrado. Recarregue a conta e peça de novo.
refused-destination = ⛔ A operadora não aceitou este número. Nada foi discado nem cobrado. Confira o número e peça de novo.
refused-hours = ⛔ A lei do lugar de destino não permite agora uma ligação de { $purpose }. Nada foi discado nem cobrado. Tente em horário comercial de um dia útil.
refused-do-not-call = ⛔ O número está no cadastro de bloqueio do Procon, que vale para esta finalidade ({ $purpose }). Nada foi discado nem cobrado. Ele só pode ser chamado se a própria pessoa pedir.
refused-blocked = ⛔ O número está bloqueado na sua conta da operadora. Nada foi discado nem cobrado. Quem administra a conta pode liberar no painel.
refused-duplicate = ⛔ A operadora considerou o pedido repetido. Nada foi discado nem cobrado desta vez. Espere alguns minutos antes de pedir de novo.
refused-audio = ⛔ A operadora não conseguiu gerar o áudio. Nada foi discado nem cobrado. Tente com outras palavras.
refused-permission = ⛔ A sua conta na operadora não permite isto. Nada foi enviado nem cobrado. Fale com quem administra a conta.
refused-authentication = ⛔ A operadora não aceitou a nossa credencial. Nada foi discado nem cobrado. Avise quem administra o Ramal.
refused-authentication-102 = ⛔ A operadora não conhece o nosso token. Nada foi discado nem cobrado. Avise quem administra o Ramal antes de tentar de novo: muitas tentativas assim bloqueiam esta máquina para sempre.
refused-authentication-114 = ⛔ O nosso token foi feito para outro serviço da operadora. Nada foi discado nem cobrado. Quem administra o Ramal precisa de um token da API.
refused-authentication-120 = ⛔ A operadora não aceita pedidos do endereço de internet desta máquina. Nada foi discado nem cobrado. Quem administra o Ramal pode cadastrar o endereço no painel da operadora.
refused-no-audio = ⛔ A operadora não tem este áudio: ele foi apagado ou é de outra conta. Nada foi discado nem cobrado. Grave de novo ou escreva a mensagem.
refused-sms-night = ⛔ À noite, das 22h às 6h de Brasília, a operadora só envia uma certa quantidade de SMS, e a de hoje acabou. Nada foi enviado nem cobrado. Dá para enviar a partir das 6h: peça de novo então, ou deixe marcado agora.
refused-agent = ⛔ A operadora não tem um agente de voz para este tipo de ligação. Nada foi discado nem cobrado. Quem administra o Ramal precisa corrigir a configuração.
refused-request = ⛔ A operadora não aceitou o pedido. Nada foi discado nem cobrado.
refused-too-many = ⛔ A operadora pediu que eu espere antes de fazer novos pedidos. Nada foi discado nem cobrado. Tente de novo em alguns minutos.
refused-unreachable = ⛔ Não consegui falar com a operadora. Nada foi discado nem cobrado. Tente de novo em alguns minutos.
refused-sandbox-number = ⛔ Este número existe só no simulador. Nada foi discado nem cobrado.
refused-not-allowed = ⛔ Quem pediu, ou o grupo, não tem mais permissão para isto. Nada foi discado nem cobrado. Fale com quem administra.
refused-opted-out = ⛔ Depois da confirmação, a pessoa pediu para não ser chamada. Nada foi discado nem cobrado.
refused-blocked-here = ⛔ Depois da confirmação, quem administra bloqueou o número. Nada foi discado nem cobrado.
refused-quiet = ⛔ Agora é horário de silêncio neste número. Nada foi discado nem cobrado. Peça de novo para outra hora.
refused-other = ⛔ A operadora recusou. Nada foi discado nem cobrado.
refused-code = { $text } Resposta da operadora: { $code } { $status }
refused-no-longer = Não saiu: alguém já assumiu ou o alerta terminou. Nada foi discado nem cobrado.

## Uma pergunta a várias pessoas
survey-title = ❓ Pergunta para { $count ->
    [one] uma pessoa
   *[other] { $count } pessoas
 }
survey-whom = Vou ligar para:
survey-whom-line = • { $who }
survey-whom-again = • { $who } ⚠️ já foi chamado há pouco
survey-not-whom = Não ligo para:
survey-line = • { $who }: { $what }
survey-out-blocked = bloqueado por quem administra
survey-out-opted-out = pediu para não ser chamado
survey-out-quiet = lá é horário de silêncio
survey-out-number-limit = este número já recebeu tudo o que o limite permite
survey-out-limit = passaria do limite de pedidos ou de gastos
survey-out-unpriced = há um limite de gastos, e não sei quanto custa
survey-out-repeat = já foi chamado há pouco
survey-out-own = é um número da própria instalação
survey-out-not-mobile = não é celular e não recebe o SMS
survey-tally = 📊 { $tally }
survey-count = { $what } { $count }
survey-count-other-key = outra tecla { $count }
survey-count-nothing = sem resposta { $count }
survey-count-unsent = não chamados { $count }
survey-count-unknown = não se sabe { $count }
survey-count-waiting = esperando { $count }
survey-waiting = esperando
survey-other-key = teclou { $keys }, que não é nenhuma das respostas
survey-no-key = atendeu e não teclou nada
survey-over = 🏁 A pergunta “{ $words }” terminou (pedido { $short }).
survey-silent = Não deram resposta: { $names }.
survey-late = Mudou um resultado da pergunta “{ $words }” (pedido { $short }).
survey-cancelled = { $left ->
    [0] Cancelei a pergunta { $short }. Nada foi discado nem cobrado.
   *[other] Da pergunta { $short } cancelei o que ainda não tinha saído: { $count }. Já tinham saído ou terminado: { $left }.
 }

## Em poucas palavras
status-what-call = ligação para { $dest }
status-what-bridge = ponte entre { $dest } e { $dest2 }
status-what-ask = pergunta para { $dest }
status-what-survey = pergunta para { $count ->
    [one] uma pessoa
   *[other] { $count } pessoas
 }
status-what-sms = SMS para { $dest }
status-proposed = espera a sua confirmação
status-confirmed = confirmado, a caminho da operadora
status-held = espera a vez, sai { $when }
status-scheduled = marcado para { $moment }
status-missed = confirmado, mas expirou: fiquei fora do ar
status-submitting = a operadora ainda não confirmou
status-accepted = aceito, espero o resultado
status-refused = recusado, nada foi discado
status-unknown = não se sabe se foi feito
status-cancelled = cancelado
status-expired = expirou sem confirmação
status-closed-answered = atendido
status-closed-voicemail = caixa postal
status-closed-not_answered = não atendido
status-closed-wrong_number = número incorreto
status-closed-nonexistent = número inexistente
status-closed-mobile_blocked = celular bloqueado
status-closed-do_not_call = bloqueado no Procon
status-closed-sent = enviado
status-closed-never_reported = a operadora nunca informou
status-closed-other = terminou com outro status

## Cancelar
cancel-nothing = Não há pedido a cancelar: nada espera confirmação.
cancel-done = Cancelei o pedido { $short }. Nada foi discado nem cobrado.
cancel-done-scheduled = Cancelei o pedido { $short }, que estava marcado para { $moment }. Nada foi discado nem cobrado.
cancel-unknown = Não dá para cancelar o pedido { $short }: não se sabe se ele foi feito. O cartão dele mostra o que fazer.
cancel-too-late = Tarde demais para cancelar o pedido { $short }: ele já foi entregue à operadora, e ela não tem como parar. Aviso quando terminar.
cancel-ended = O pedido { $short } já terminou: { $state }.

## Respostas curtas a um botão
toast-confirmed = Confirmado
toast-scheduled = Marcado
toast-cancelled = Cancelado
toast-left = Certo, fica assim
toast-looking = Verificando… se o registro aparecer, aviso aqui.
toast-again = Novo pedido a caminho
toast-stale = Este botão já não vale. Situação do pedido: { $state }.
toast-expired = O pedido expirou; nada foi discado.
toast-foreign = Só quem pediu pode responder.
toast-picked = Certo
toast-repeat = Alguém acabou de chamar este número: veja o cartão.
