### O que todos dizem: dias e horas, o que estava errado, o que não é feito agora.

## Dias e horas
moment = { $weekday }, { $day } de { $month }, às { $clock }
moment-at-one = { $weekday }, { $day } de { $month }, à { $clock }
clock-at = às { $clock }
clock-at-one = à { $clock }
moment-in-zone = { $moment } ({ $zone })
zone-brasilia = horário de Brasília
zone-of-city = horário de { $city }
day-first = 1º
due-note-tomorrow = Esse horário já passou hoje: fica para amanhã.
due-note-skipped = Nesse dia o relógio é adiantado e esse horário não existe: fica para logo depois.
due-note-twice = Nesse dia o relógio é atrasado e esse horário acontece duas vezes: vale a primeira que ainda não passou.
weekday-1 = segunda-feira
weekday-2 = terça-feira
weekday-3 = quarta-feira
weekday-4 = quinta-feira
weekday-5 = sexta-feira
weekday-6 = sábado
weekday-7 = domingo
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro

## Valores e datas
amount = { $sign }{ $whole },{ $decimals }
date = { $day }/{ $month }/{ $year }

## Números
number-missing = Faltou o número. Exemplo: { $usage }
number-unreadable = Não consegui ler este número. Nada foi discado. Exemplo: { $usage }
number-invalid = Este número não existe no plano de numeração. Nada foi discado. Confira o DDD e a quantidade de algarismos. Exemplo: { $usage }
number-no-area = Faltou o DDD neste número. Nada foi discado. Exemplo: { $usage }
number-emergency = Não ligo para números de emergência. Nada foi discado. Em uma emergência, ligue você mesmo: 190 polícia, 192 SAMU, 193 bombeiros.
number-short = Não ligo para códigos curtos de serviço. Nada foi discado. Use um número completo, com DDD.
number-premium = Não ligo para números de tarifa especial. Nada foi discado.
number-own = Este número é da própria instalação do Ramal. Nada foi discado.
number-not-mobile = SMS só chega em celular, e este número não é de celular. Nada foi enviado.
number-unsure = Não tenho certeza de onde termina o número, e ninguém veria o cartão antes. Nada foi discado. Separe com dois-pontos: 11 99206-9730: 3 caixas chegaram
number-too-many = Pergunto a no máximo 30 pessoas de uma vez. Nada foi discado. Pergunte às outras em um segundo pedido.

## Horários
time-unreadable = Não entendi para quando é. Nada foi discado. Escreva o dia e a hora antes do número. Exemplo: { $usage }
time-nonsense = Esse dia ou esse horário não existe. Nada foi discado. Exemplo: { $usage }
time-past = Esse momento já passou. Nada foi discado. Exemplo: { $usage }
time-far = Só marco pedidos para os próximos { $days } dias. Nada foi discado.
time-ambiguous =
    Não sei se o horário é do pedido ou se faz parte da mensagem. Nada foi discado.
    Para marcar: { $usage }
    Para que fique na mensagem: { $verbatim }

## Palavras
question-empty = Faltou a pergunta antes das teclas. Nada foi discado. Exemplo: { $usage }
question-no-keys = Faltou dizer o que cada tecla quer dizer. Nada foi discado. Exemplo: { $usage }
question-key = “{ $key }” não é uma tecla: cada resposta é uma tecla só, de 0 a 9. Nada foi discado. Exemplo: { $usage }
question-twice = A tecla { $key } tem dois significados. Nada foi discado: deixe um só e peça de novo.
question-meaning = Faltou dizer o que a tecla { $key } quer dizer. Nada foi discado. Exemplo: { $usage }
question-long = O significado da tecla { $key } é comprido demais para ser ouvido ao telefone: use até 40 caracteres. Nada foi discado.
question-both = A resposta é por tecla ou falada, não as duas. Nada foi discado: tire as teclas ou a última palavra.
question-opt-out = A tecla { $key } já serve para pedir que não se ligue mais. Nada foi discado: use outra tecla.
question-not-recorded = A conta desta instalação na operadora não grava respostas faladas. Nada foi discado. Pergunte com teclas: { $usage }
question-not-heard = Nesta instalação as teclas apertadas numa ligação não chegam até mim, então não pergunto. Nada foi discado. Quem cuida da instalação pode mudar isso: ramal doctor diz como.
transfer-only-calls = +falar só existe em /ligar: SMS, perguntas e pontes não passam a ligação adiante. Nada foi discado. Exemplo: { $usage } +falar
transfer-with-sms = Uma ligação com +falar não leva +sms depois. Nada foi discado: deixe só um dos dois.
transfer-recording = Um áudio não diz que tecla apertar, então +falar pede palavras. Nada foi discado. Exemplo: { $usage } +falar
transfer-self = Este é o seu próprio número: +falar passaria você para você. Nada foi discado.
transfer-nobody = Ninguém da fila está disponível com um número guardado. Nada foi discado. Quem atende fica disponível com /fila disponível; para falar você mesmo, deixe só +falar.
question-one-alone = Resposta falada, peço a uma pessoa de cada vez. Nada foi discado. Para perguntar a várias, diga o que cada tecla quer dizer: 1=sim 2=não
words-empty = Faltou dizer o quê. Nada foi discado. Exemplo: { $usage }
words-long-call = São { $length } caracteres e uma ligação leva até { $limit }. Nada foi discado e nada foi cortado: encurte e peça de novo.
words-long-sms = São { $length } caracteres e um SMS leva até { $limit }. Nada foi enviado e nada foi cortado: encurte e peça de novo.
bridge-same-line = Os dois lados da ponte são a mesma linha. Nada foi discado.
bridge-no-line = Para a ponte com um só número preciso saber qual é o seu. Guarde com: { $usage }
name-unsure = Não tenho certeza de quem é, ou de onde termina o nome, e ninguém veria o cartão antes. Nada foi discado. Use o nome inteiro do contato e separe com dois-pontos: /ligar Maria: Seu pedido chegou
name-in-list = Não sei quem é “{ $name }”: não há um só contato com esse nome. Nada foi discado. Escreva o número, ou guarde o contato: { $usage }
order-not-found = Não encontrei esse pedido entre os seus. Veja todos com /status
order-ambiguous = Mais de um pedido começa assim. Digite mais letras.

## O que não é feito agora
stopped-blocked = Este número está bloqueado por quem administra, desde { $since }. Nada foi discado. Só quem administra pode liberar.
stopped-opted-out = Esta pessoa pediu para não ser chamada; está registrado desde { $since }. Nada foi discado. Só quem administra pode liberar.
stopped-pressed = Esta pessoa teclou para não receber mais ligações; vale desde { $since }. Nada foi discado. Só quem administra pode liberar.
stopped-person-hour = { $most ->
    [one] Você já fez um pedido na última hora, e esse é o seu limite.
   *[other] Você já fez { $most } pedidos na última hora, e esse é o seu limite.
 } Nada foi discado. Você pode pedir de novo a partir de { $until }.
stopped-person-day = { $most ->
    [one] Você já fez um pedido nas últimas 24 horas, e esse é o seu limite.
   *[other] Você já fez { $most } pedidos nas últimas 24 horas, e esse é o seu limite.
 } Nada foi discado. Você pode pedir de novo a partir de { $until }.
stopped-destination-hour = { $most ->
    [one] Já foi feito um pedido (ligação ou SMS) para este número na última hora, e esse é o limite.
   *[other] Já foram feitos { $most } pedidos (ligações e SMS) para este número na última hora, e esse é o limite.
 } Nada foi discado. Ele pode ser chamado de novo a partir de { $until }.
stopped-destination-day = { $most ->
    [one] Já foi feito um pedido (ligação ou SMS) para este número nas últimas 24 horas, e esse é o limite.
   *[other] Já foram feitos { $most } pedidos (ligações e SMS) para este número nas últimas 24 horas, e esse é o limite.
 } Nada foi discado. Ele pode ser chamado de novo a partir de { $until }.
stopped-total-hour = { $most ->
    [one] Todos juntos já fizeram um pedido na última hora, e esse é o limite.
   *[other] Todos juntos já fizeram { $most } pedidos na última hora, e esse é o limite.
 } Nada foi discado. Novos pedidos são aceitos a partir de { $until }.
stopped-total-day = { $most ->
    [one] Todos juntos já fizeram um pedido nas últimas 24 horas, e esse é o limite.
   *[other] Todos juntos já fizeram { $most } pedidos nas últimas 24 horas, e esse é o limite.
 } Nada foi discado. Novos pedidos são aceitos a partir de { $until }.
stopped-person-spend = Este pedido passaria do que você pode gastar em 24 horas: { $most }. Nada foi discado. Você pode pedir de novo a partir de { $until }.
stopped-total-spend = Este pedido passaria do que todos juntos podem gastar em 24 horas: { $most }. Nada foi discado. Novos pedidos são aceitos a partir de { $until }.
stopped-on-call-hour = { $most ->
    [one] O plantão já chamou este número uma vez na última hora, e esse é o limite.
   *[other] O plantão já chamou este número { $most } vezes na última hora, e esse é o limite.
 } Nada foi discado. Ele pode ser chamado de novo a partir de { $until }.
stopped-code-hour = Já saíram { $most } códigos na última hora, o limite. Nada foi discado nem enviado. Tente de novo depois de { $until }.
stopped-code-share = Muita gente está pedindo códigos agora, e os que restam ficam para quem ainda não recebeu nenhum. Nada foi discado nem enviado. Tente de novo depois de { $until }.
stopped-code-visit = Já mandei códigos para outros números que você escreveu, e nenhum deles foi confirmado. Para este, nada foi discado nem enviado. Tente de novo depois de { $until }.
stopped-code-network = Da internet que você está usando já pediram códigos para vários números que ninguém confirmou. Para este, nada foi discado nem enviado. Tente por outra internet (troque o Wi-Fi pelos dados do celular, ou o contrário) ou depois de { $until }.
stopped-code-range = Da internet que você está usando já pediram códigos para vários números que ninguém confirmou. Para este, nada foi discado nem enviado. Tente por outra internet (troque o Wi-Fi pelos dados do celular, ou o contrário) ou depois de { $until }.
stopped-request-network = Da internet que você está usando já vieram muitos pedidos de retorno. Este não entrou na fila, e ninguém foi chamado. Tente por outra internet (troque o Wi-Fi pelos dados do celular, ou o contrário) ou depois de { $until }.
stopped-request-range = Da internet que você está usando já vieram muitos pedidos de retorno. Este não entrou na fila, e ninguém foi chamado. Tente por outra internet (troque o Wi-Fi pelos dados do celular, ou o contrário) ou depois de { $until }.
codes-out = ⚠️ Os códigos de verificação desta hora estão acabando: o limite é { $most }. Os que restam ficam para quem ainda não recebeu nenhum; quando acabarem, ninguém recebe código por algum tempo. Pode ser movimento de verdade, ou alguém que pede códigos para números de outras pessoas. Para mudar o limite: /limites codigos-hora. Aviso de novo daqui a 6 horas, se continuar.
strangers-refused = ⚠️ De uma mesma internet insistem em pedir códigos ou retornos para números que ninguém confirma. O que passa do limite não é discado nem enviado; os outros clientes são atendidos como sempre. Não precisa fazer nada. Se for um lugar conhecido, com muita gente, peça que confirmem os códigos que chegam. Aviso de novo daqui a 6 horas, se continuar.
stopped-code-line-day = Esse número já recebeu { $most } códigos em 24 horas, o limite. Nada foi discado nem enviado. Tente de novo depois de { $until }.
stopped-quiet = A esta hora não se liga nem se envia SMS para este número. Nada foi discado. Ele pode ser chamado a partir de { $until }; para marcar, ponha o dia e a hora no pedido.
stopped-unpriced = Há um limite de gastos, e não sei quanto este pedido custa. Nada foi discado. Quem administra informa os preços em RAMAL_PRICES.
stopped-repeat = { $what } Nada foi discado desta vez. Para insistir, peça de novo sem --yes e confirme no cartão.
repeat-mine-call = ⚠️ Você chamou este número há { $ago }.
repeat-mine-bridge = ⚠️ Você chamou um destes números há { $ago }.
repeat-mine-sms = ⚠️ Você enviou um SMS para este número há { $ago }.
repeat-others-call = ⚠️ Outra pessoa chamou este número há { $ago }.
repeat-others-bridge = ⚠️ Outra pessoa chamou um destes números há { $ago }.
repeat-others-sms = ⚠️ Outra pessoa enviou um SMS para este número há { $ago }.
repeat-moment = poucos segundos
repeat-scheduled = ⚠️ Já há um pedido marcado para este número: { $moment }.

## Quando algo dá errado
failed = Algo deu errado do meu lado. O que você pediu agora não foi feito e nada foi discado por isso. Tente de novo; se continuar, informe o código { $id } a quem administra.
toast-unknown = Este botão já não vale.
