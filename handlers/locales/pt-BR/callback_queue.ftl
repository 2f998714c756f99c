### Retornos: pedir que liguem, e a fila de quem atende.

## Pedir um retorno
door-hello = Olá! Aqui você pede que um atendente ligue para você. Nada é cobrado de você.
question-dropped = Certo: deixei para lá. Nada foi pedido nem enviado.
request-dear = Por aqui não ligamos para fora do Brasil nem para números de custo compartilhado. Ninguém foi chamado. Use um celular ou telefone fixo do Brasil.
request-number-asked = Já há um pedido de retorno em aberto para esse número, feito por outra pessoa. Não criei outro e ninguém foi chamado.
toast-request-own = Este pedido é seu: outra pessoa precisa assumir.
request-card = ☎️ Retorno para { $number } (pedido { $short })
request-why = Motivo: “{ $why }”
request-when = Para { $when }
request-mine-unverified = 🔐 Falta mostrar que o número é seu: peça o código de { $digits } dígitos e escreva ele aqui.
request-mine-later = 🗓️ Combinado: você entra na fila { $when }. Aviso quando um atendente assumir.
request-mine-waiting = ⏳ Na fila. Aviso quando um atendente assumir.
request-mine-taken = 🙋 Um atendente assumiu o seu pedido e vai ligar. Fique perto do telefone. Enquanto isso, o que você escrever aqui chega ao atendente.
request-mine-taken-again = 📵 A ligação não foi atendida. Tentamos de novo em alguns minutos. Fique perto do telefone.
request-mine-ringing = 📲 Estamos ligando: primeiro toca o telefone do atendente, depois o seu.
request-mine-ringing-customer = 📲 Estamos ligando: primeiro toca o seu telefone, depois o do atendente.
request-mine-given-up = 🚫 Você desistiu, mas a ligação já tinha saído e não há como parar. Se o telefone tocar, não precisa atender. Não ligamos de novo.
request-mine-met = ✅ O atendente atendeu a ligação. Se o seu telefone não tocou, peça de novo: /retorno
request-mine-met-customer = ✅ A ligação foi atendida no seu número. Se o atendente não falou com você, peça de novo: /retorno
request-mine-cancelled = 🚫 Cancelado. Ninguém vai ligar por este pedido.
request-mine-closed = ☑️ O atendente encerrou o pedido sem ligar. { $reason } Se ainda precisar, peça de novo: /retorno
request-mine-expired = ⌛ Desculpe: ninguém conseguiu atender a tempo, e este pedido terminou. Nada foi cobrado. Peça de novo: /retorno
request-mine-expired-unverified = ⌛ O número não foi confirmado a tempo. Ninguém vai ligar por este pedido. Peça de novo: /retorno
request-reason = Motivo: { $reason }.
request-place = Você é o número { $place } da fila.
request-estimate = Costuma levar cerca de { $minutes } min.
request-free = Nada é cobrado de você.
request-later = Combinado: você entra na fila { $when }. Nada é cobrado de você.
request-outside = Não há atendimento nesse horário. Guardei o seu pedido: você entra na fila { $when }. Se não servir, cancele e peça para outra hora.
request-verify = Antes de entrar na fila, preciso saber que o número é seu. Toque no botão e mando um código para ele. Nada é cobrado de você.
request-open = Você já tem um pedido de retorno em aberto ({ $short }). Não criei outro.
request-number = Para qual número devemos ligar? Ninguém foi chamado ainda. Escreva o número com DDD, como 11 98765-4321.
request-number-again = Não achei um número no que você escreveu. Ninguém foi chamado. Escreva o número com DDD, como 11 98765-4321, ou /cancelar.
request-long = O motivo leva até { $limit } caracteres. Nada foi pedido. Escreva menos e peça de novo.
request-many = Você já pediu { $most } retornos nas últimas 24 horas. Este não entrou na fila. Tente amanhã.
request-verified = Número verificado.
request-unverified = Número não verificado: quem pediu o digitou.
request-line = { $short } · { $since } · { $state }
request-word-unverified = falta o código
request-word-later = para mais tarde
request-word-waiting = na fila
request-word-taken = com um atendente
request-word-ringing = ligando
request-word-met = atendido
request-word-cancelled = cancelado
request-word-closed = encerrado sem ligação
request-word-expired = ninguém atendeu a tempo

## Mostrar que o número é seu
code-words = Olá! O código do seu pedido de retorno é: { $code }. Repito: { $code }. Se você não pediu um código, desligue: nada vai acontecer.
code-text = O código do seu pedido de retorno é { $code }. Vale por 10 minutos. Se você não pediu, ignore esta mensagem.
code-sent-call = 📞 Estou ligando. Atenda, ouça os { $digits } dígitos e escreva eles aqui.
code-sent-sms = ✉️ Mandei um SMS. Escreva aqui os { $digits } dígitos que chegarem.
code-wrong = O código não é esse. Tentativas que restam: { $left }.
code-old = Esse código não vale mais. Peça outro no cartão. Tentativas que restam: { $left }.
code-locked = Foram códigos errados demais. Ninguém vai ligar por este pedido: cancele e peça de novo mais tarde.
line-verified = Guardei { $number } como o seu número, verificado.
button-request-code = Receber o código
button-request-write = Escrever ao atendente
toast-code-soon = O código acabou de sair. Espere um minuto antes de pedir outro.
toast-code-many = Já mandei códigos demais para este pedido. Cancele e peça de novo mais tarde.

## Mensagens entre quem pediu e quem atende
words-ringing = A ligação já saiu: fale por telefone. A mensagem não foi enviada.
words-ask-agent = ✍️ Escreva: a próxima mensagem vai para o atendente do pedido { $short }.
words-ask-customer = ✍️ Escreva: a próxima mensagem vai para quem fez o pedido { $short }.
words-from = 💬 { $name }: { $text }
words-agent = Atendente
words-sent-agent = ✉️ Enviada ao atendente.
words-sent-customer = ✉️ Enviada a quem pediu.
words-over = Este pedido não está mais com um atendente. A mensagem não foi enviada.
words-long = Uma mensagem leva até { $limit } caracteres. Esta não foi enviada.
words-many = Já são mensagens demais neste pedido. Esta não foi enviada. Ligue ou encerre.
words-nowhere = Não tenho onde falar com o atendente agora. A mensagem não foi enviada.
button-words-answer = Responder
toast-words-over = Agora não dá: o pedido não está com um atendente.

## A fila
queue-news = Pedido { $short }: { $state }
close-ask = Por que encerrar o pedido { $short } sem ligar? Quem pediu vai ler. Toque num motivo ou escreva outro.
close-reason-solved = resolvido por mensagem
close-reason-wrong-number = número errado
close-reason-unreachable = não conseguimos falar com você
close-reason-duplicate = já havia outro pedido igual
close-reason-other = outro motivo
hand-ask = Para quem passar o pedido { $short }?
hand-nobody = Nenhum outro atendente está disponível agora. O pedido continua com você. Para que outra pessoa assuma, devolva à fila.
handed = Pronto: passei para { $name }.
handed-to-you = 🙋 { $name } passou o pedido { $short } para você. O cartão está aqui.
colour-green = 🟢{" "}
colour-yellow = 🟡{" "}
colour-red = 🔴{" "}
queue-card = ☎️ { $name } pede que liguem. Número com final { $ending }.
queue-urgent = ⚡ Urgente
queue-since = Desde { $since }
queue-waiting = ⏳ Espera um atendente.
queue-taken = 🙋 Outra pessoa assumiu.
queue-taken-again = 🙋 Outra pessoa assumiu.
queue-taken-by = 🙋 { $name } assumiu.
queue-taken-mine = 🙋 Você assumiu. Ligar toca primeiro o seu telefone, depois o de quem pediu.
queue-taken-mine-customer = 🙋 Você assumiu. Ligar toca primeiro o telefone de quem pediu, depois o seu.
queue-next-try = 📵 Tentativa { $done } de { $attempts } não foi atendida. A próxima sai sozinha: { $at }.
queue-ringing = 📲 Ligando.
queue-ringing-customer = 📲 Ligando para quem pediu; depois toca o telefone do atendente.
queue-given-up = 🚫 Quem pediu desistiu enquanto tocava. Não há como parar esta ligação; não haverá outra.
queue-met = ✅ A ligação foi atendida.
queue-met-customer = ✅ Quem pediu atendeu a ligação.
queue-cancelled = 🚫 Quem pediu desistiu.
queue-closed = ☑️ Encerrado sem ligação: { $reason }
queue-expired = ⌛ Terminou sem que alguém atendesse a tempo.
queue-given-away = 🙋 Você passou o pedido { $short } para outra pessoa.
queue-list = Quem pediu retorno, na ordem da fila:
queue-empty = Ninguém espera por um retorno.
queue-line = { $short } · desde { $since } · { $state }
queue-line-waiting = espera
queue-line-taken = assumido
queue-line-ringing = ligando
queue-hint = Para receber os pedidos aqui: { $usage }
queue-here = Pronto: os pedidos de retorno chegam aqui. Para parar: /fila ausente
queue-away = Pronto: os pedidos de retorno não chegam mais para você. O que você assumiu continua com você.
queue-in-group = Ficar disponível é comigo, no privado. Para que este grupo receba os pedidos, um administrador liga isso em { $usage }. Nada mudou.
queue-unknown = Não entendi. Nada mudou. Só /fila mostra quem espera; /fila números mostra a semana. Exemplo: { $usage }
button-queue-take = Assumir
button-queue-urgent = Urgente
button-queue-ring = Ligar agora
button-queue-write = Escrever
button-queue-handover = Passar
button-queue-putback = Devolver
button-queue-close = Encerrar sem ligar
button-close-solved = Resolvido por mensagem
button-close-wrong-number = Número errado
button-close-unreachable = Não consegui falar
button-close-duplicate = Pedido repetido
button-close-other = Outro
toast-request = Pronto
toast-request-taken = Outra pessoa assumiu este pedido.
toast-request-over = Este pedido já terminou.
toast-request-ringing = A ligação já saiu e não pode ser parada. Não haverá outra.
toast-request-alone = Fale comigo no privado primeiro (/start). Depois volte e assuma.
toast-hand-gone = Essa pessoa não está mais disponível. O pedido continua com você.

## A ligação
whisper-agent = Retorno pedido por { $name }.
whisper-why = Motivo: { $why }.
whisper-wait = Aguarde na linha: vou chamar a pessoa.
whisper-customer = Olá! Este é o retorno que você pediu. Aguarde na linha: vou chamar o atendente.
attempt-stopped = A nova tentativa do pedido { $short } não saiu: as regras não deixam ligar agora. Nada foi discado. O pedido continua com você.
remind-waiting =
    { $count ->
        [one] ⏰ Uma pessoa espera por um retorno há { $minutes } min (pedido { $short }). Ninguém assumiu ainda.
       *[other] ⏰ { $count } pessoas esperam por um retorno. A primeira espera há { $minutes } min (pedido { $short }).
    }
remind-taken = ⏰ Você assumiu o pedido { $short } há { $minutes } min e ainda não ligou. Ligue, passe a outra pessoa ou devolva.

## O que aconteceu, e os números da semana
timeline-title = Pedido de retorno { $short }:
timeline-line = { $at }: { $what }
timeline-you = você
step-asked = pedido
step-code-sent = código enviado
step-code-wrong = código errado
step-verified = número confirmado
step-due = chegou a hora, entrou na fila
step-taken = assumido
step-handed = passado a outra pessoa
step-putback = devolvido à fila
step-released = devolvido: quem assumiu não pode mais ligar
step-urgent = marcado como urgente
step-reminded = lembrete enviado
step-ringing = ligando
step-unanswered = não atendida
step-stopped = tentativa barrada pelas regras
step-met = ligação atendida
step-closed = encerrado sem ligação
step-cancelled = cancelado
step-given-up = desistência durante a ligação
step-expired = terminou sem atendimento
step-customer-said = mensagem de quem pediu: “{ $text }”
step-agent-said = mensagem do atendente: “{ $text }”
figures-soon = 📊 Estou desenhando os números dos últimos 7 dias.
figures-title = Retornos dos últimos 7 dias (acima: tempo mediano até atender)
figures-today = Hoje: { $asked ->
        [one] 1 pedido
       *[other] { $asked } pedidos
    }; atendidos: { $met }, encerrados sem ligação: { $closed }, perdidos: { $missed }, cancelados: { $cancelled }, em aberto: { $open }.
figures-to-meet = Tempo até atender (mediana): { $minutes } min.
figures-axis = pedidos por dia
figures-minutes = { $minutes } min
figures-failed = Não consegui desenhar os números agora. Nada se perdeu: peça de novo com /fila números
end-met = atendidos
end-closed = encerrados sem ligação
end-missed = perdidos
end-cancelled = cancelados
end-open = em aberto
