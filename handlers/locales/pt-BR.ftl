# Tudo o que o Ramal diz em português. Uma frase por intenção; as partes entre chaves vêm do código.

# Comandos, como aparecem na ajuda e no menu do Telegram
command-call = /ligar
command-bridge = /ponte
command-sms = /sms
command-status = /status
command-cancel = /cancelar
command-contact = /contato
command-audio = /audio
command-audios = /audios
command-voice = /voz
command-mynumber = /meunumero
command-callback = /retorno
command-queue = /fila
command-oncall = /plantao
command-link = /vincular
command-invite = /convidar
command-who = /quem
command-limit = /limite
command-group = /grupo
command-block = /bloquear
command-language = /idioma
command-help = /ajuda
command-start = /start

menu-call = Fazer uma ligação que fala por você
menu-bridge = Juntar duas pessoas sem mostrar os números
menu-sms = Enviar um SMS
menu-status = Ver como estão os seus pedidos
menu-cancel = Cancelar um pedido que ainda não foi enviado
menu-contact = Ver e guardar os seus contatos
menu-audio = Criar um áudio para ouvir e usar em ligações
menu-audios = Ver e ouvir os áudios guardados
menu-voice = Escolher a voz que fala por você
menu-mynumber = Guardar o seu próprio número
menu-callback = Pedir que liguem para você
menu-queue = Ver quem pediu retorno, ficar disponível
menu-oncall = Ver quem está de plantão e os alertas
menu-link = Ser a mesma pessoa no Telegram e no navegador
menu-invite = Convidar alguém para usar o Ramal
menu-who = Ver e mudar quem pode o quê
menu-limit = Ver e mudar os limites
menu-group = Liberar este grupo e ver o que ele pode
menu-block = Ver e bloquear números que não devem ser chamados
menu-language = Trocar o idioma
menu-help = Ver o que sei fazer

usage-call = /ligar 11 99206-9730 Seu pedido chegou
usage-bridge = /ponte 11 98765-4321 21 99765-4321
usage-sms = /sms 11 99206-9730 Seu pedido chegou
usage-status = /status
usage-cancel = /cancelar
usage-contact = /contato Maria 11 99206-9730
usage-audio = /audio #boas-vindas Olá, bem-vindo à nossa loja
usage-audios = /audios
usage-voice = /voz francisca
usage-mynumber = /meunumero 11 98765-4321
usage-callback = /retorno 11 98765-4321 Dúvida sobre o pedido
usage-queue = /fila disponível
usage-oncall = /plantao testar
usage-link = /vincular
usage-invite = /convidar agente Bia
usage-who = /quem Bia
usage-limit = /limite pessoa-hora 30
usage-group = /grupo permitir
usage-block = /bloquear 11 99206-9730
usage-language = /idioma en
usage-help = /ajuda
usage-start = /start
scheduled-usage-call = /ligar amanhã às 9h 11 99206-9730 Seu pedido chegou
scheduled-usage-bridge = /ponte amanhã às 9h 11 98765-4321 21 99765-4321
scheduled-usage-sms = /sms amanhã às 9h 11 99206-9730 Seu pedido chegou
scheduled-usage-callback = /retorno amanhã às 10h 11 98765-4321 Dúvida sobre o pedido
verbatim-usage-call = /ligar 11 99206-9730: Amanhã às 9h chega o seu pedido
verbatim-usage-bridge = /ponte 11 98765-4321 21 99765-4321: Amanhã às 9h temos reunião
verbatim-usage-sms = /sms 11 99206-9730: Amanhã às 9h chega o seu pedido
verbatim-usage-callback = /retorno 11 98765-4321 Dúvida sobre a entrega de amanhã

greeting =
    Olá! Eu sou o Ramal: você escreve, um telefone toca.
    Experimente: ligue para 11 99206-9730 e diga que o seu pedido chegou
    Antes de discar eu sempre mostro o pedido e espero a sua confirmação. Para ver tudo o que sei fazer: /ajuda
help-title = Isto é o que sei fazer:
help-call = /ligar NÚMERO PALAVRAS: ligo e falo as suas palavras
help-bridge =
    /ponte NÚMERO NÚMERO: ligo para os dois e junto as pessoas, sem mostrar os números
    /ponte NÚMERO: o mesmo, entre o seu número e outro
help-sms = /sms NÚMERO TEXTO: envio um SMS de até 160 caracteres
help-status = /status: como estão os seus últimos pedidos
help-cancel = /cancelar: cancelo o último pedido que ainda não foi enviado
help-contact = /contato NOME NÚMERO: guardo um contato; só /contato mostra todos
help-audio = /audio #nome PALAVRAS: crio um áudio, você ouve e eu guardo; depois: /ligar NÚMERO #nome
help-audios = /audios: os áudios guardados
help-voice = /voz: escolho a voz que fala por você; /voz sim: resultados também em áudio
help-mynumber = /meunumero NÚMERO: guardo o seu número
help-callback = /retorno NÚMERO MOTIVO: um atendente liga para você; comece pela hora para marcar: /retorno amanhã às 10h
help-queue = /fila: quem pediu retorno; /fila disponível para receber os pedidos aqui, /fila ausente para parar, /fila números para a semana
help-oncall = /plantao: quem está de plantão; ou /plantao alertas, assumir, resolver, escalar, passar, trocar, silenciar, silencios, reativar, testar
help-link = /vincular: seja a mesma pessoa em outro canal, com os mesmos contatos e pedidos
help-invite = /convidar agente NOME: crio um convite, que vale uma vez
help-who = /quem: quem pode o quê; /quem NOME mostra uma pessoa, para mudar ou revogar
help-block = /bloquear NÚMERO: não se liga mais para lá; só /bloquear mostra os bloqueados; quem administra libera com /bloquear liberar NÚMERO
help-limit = /limite: quanto cada um pode e as horas de silêncio; /limite pessoa-hora 30 muda um limite
help-group = /grupo: o que este grupo pode pedir
help-language = /idioma pt ou /idioma en: troco o idioma
help-help = /ajuda: esta lista
help-orders =
    Também pode pedir com as suas palavras: ligue para 11 99206-9730 amanhã às 9h e diga que o pedido chegou. Se faltar alguma parte, eu pergunto.
    O número pode vir como você costuma escrever. Se as palavras começam com algarismos, separe com dois-pontos: /ligar 11 99206-9730: 3 caixas chegaram
    Para marcar, ponha o dia e a hora antes do número: /ligar amanhã às 9h 11 99206-9730 Seu pedido chegou
    Um SMS depois da ligação: /ligar 11 99206-9730 Seu pedido chegou +sms não atendeu: Tentamos falar com você
    Para fora do Brasil, comece com + e o código do país. Nada é discado sem a sua confirmação.
greeting-guest =
    Olá! Eu sou o Ramal: transformo uma conversa em telefone.
    A sua permissão aqui: convidado. Para ver o que pode fazer: /ajuda

# Botões
button-call = Ligar
button-bridge = Ligar
button-sms = Enviar
button-cancel = Cancelar
button-schedule = Marcar
button-look = Verificar de novo
button-again = Ligar mesmo assim
button-again-sms = Enviar mesmo assim
button-leave = Deixar como está
button-portuguese = Português
button-english = English

# O cartão de um pedido
card-call = 📞 Ligação para { $dest }
card-bridge = 🔗 Ponte entre { $dest } e { $dest2 }
card-sms = ✉️ SMS para { $dest }
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

purpose-transactional = aviso transacional
purpose-requested = pedida por quem recebe
purpose-verification = código para confirmar um número
purpose-on_call = plantão
purpose-collection = cobrança
purpose-telemarketing = telemarketing

state-proposed-due = Posso marcar? Espero a sua resposta por 5 minutos.
state-proposed-call = Posso ligar? Espero a sua resposta por 5 minutos.
state-proposed-bridge = Posso ligar? Espero a sua resposta por 5 minutos.
state-proposed-sms = Posso enviar? Espero a sua resposta por 5 minutos.
state-confirmed = ⏳ Confirmado. Enviando à operadora…
state-scheduled = 🕓 Marcado para { $moment }. Até lá você pode cancelar.
state-submitting = ⏳ A operadora ainda não confirmou que recebeu o pedido. Estou verificando; não vou discar de novo.
state-accepted-call = 📲 A operadora aceitou. O telefone deve tocar em instantes.
state-accepted-bridge = 📲 A operadora aceitou. O primeiro telefone deve tocar em instantes.
state-accepted-sms = 📲 A operadora aceitou.
state-cancelled = 🚫 Cancelado. Nada foi discado nem cobrado.
state-expired = ⌛ A confirmação não veio em 5 minutos e o pedido expirou. Nada foi discado nem cobrado.
state-expired-late = ⌛ O pedido foi confirmado, mas fiquei fora do ar e não o entreguei a tempo. Expirou: nada foi discado nem cobrado. Se ainda precisar, peça de novo.
state-missed = ⌛ Este pedido estava marcado para { $moment }, mas fiquei fora do ar e não o entreguei nem { $minutes } minutos depois. Expirou: nada foi discado nem cobrado. Se ainda precisar, peça de novo.
state-unknown-call = ❓ Não consegui saber se esta ligação foi feita: a operadora não respondeu e o registro dela não mostra o pedido. Ela pode ter tocado e pode ter sido cobrada. O que faço?
state-unknown-bridge = ❓ Não consegui saber se esta ponte foi feita: a operadora não respondeu e o registro dela não mostra o pedido. Os telefones podem ter tocado e ela pode ter sido cobrada. O que faço?
state-unknown-sms = ❓ Não consegui saber se este SMS foi enviado: a operadora não respondeu, e SMS não pode ser consultado. Ele pode ter chegado e pode ter sido cobrado. O que faço?
state-unknown-left = ❓ Não se sabe se foi feito. Você decidiu deixar como está.

# Dias e horas
moment = { $weekday }, { $day } de { $month }, às { $clock }
moment-at-one = { $weekday }, { $day } de { $month }, à { $clock }
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

# Como terminou
outcome-call-answered = ✅ { $dest } atendeu.
outcome-call-answered-for = ✅ { $dest } atendeu e ficou { $seconds } s na linha.
outcome-call-answered-keys = ✅ { $dest } atendeu, ficou { $seconds } s na linha e teclou { $keys }.
outcome-call-answered-pressed = ✅ { $dest } atendeu e teclou { $keys }.
outcome-call-not_answered = 📵 { $dest } não atendeu.
outcome-call-wrong_number = ❌ A operadora diz que { $dest } está incorreto ou incompleto.
outcome-call-nonexistent = ❌ A operadora diz que { $dest } não existe.
outcome-call-mobile_blocked = ⛔ Ligações para celular estão bloqueadas nesta conta: { $dest } não tocou.
outcome-call-do_not_call = ⛔ { $dest } está no cadastro de bloqueio do Procon e não tocou.
outcome-call-never_reported = ❔ A operadora aceitou a ligação para { $dest }, mas em 24 horas não informou como terminou.
outcome-call-other = ℹ️ A ligação para { $dest } terminou com um status que não conheço: { $status }.
outcome-bridge-answered = ✅ A ponte foi atendida por { $dest }.
outcome-bridge-answered-for = ✅ A ponte foi atendida por { $dest } e durou { $seconds } s.
outcome-bridge-answered-keys = ✅ A ponte foi atendida por { $dest }, durou { $seconds } s e alguém teclou { $keys }.
outcome-bridge-answered-pressed = ✅ A ponte foi atendida por { $dest } e alguém teclou { $keys }.
outcome-bridge-not_answered = 📵 A ponte não foi atendida por { $dest }.
outcome-bridge-wrong_number = ❌ A operadora diz que um dos números da ponte está incorreto ou incompleto: { $dest } ou { $dest2 }.
outcome-bridge-nonexistent = ❌ A operadora diz que um dos números da ponte não existe: { $dest } ou { $dest2 }.
outcome-bridge-mobile_blocked = ⛔ Ligações para celular estão bloqueadas nesta conta: a ponte não foi feita.
outcome-bridge-do_not_call = ⛔ Um dos números da ponte está no cadastro de bloqueio do Procon: a ponte não foi feita.
outcome-bridge-never_reported = ❔ A operadora aceitou a ponte, mas em 24 horas não informou como terminou.
outcome-bridge-other = ℹ️ A ponte terminou com um status que não conheço: { $status }.
outcome-sms-sent = ✅ A operadora aceitou o SMS para { $dest }.
news-ticket = { $text } (pedido { $short })
news-corrected = Correção do pedido { $short }: o registro da operadora diz outra coisa. { $text }

# Recusas da operadora
refused-credit = ⛔ A operadora recusou: a conta está sem crédito. Nada foi discado nem cobrado. Recarregue a conta e peça de novo.
refused-destination = ⛔ A operadora não aceitou este número. Nada foi discado nem cobrado. Confira o número e peça de novo.
refused-hours = ⛔ A lei do lugar de destino não permite agora uma ligação de { $purpose }. Nada foi discado nem cobrado. Tente em horário comercial de um dia útil.
refused-do-not-call = ⛔ O número está no cadastro de bloqueio do Procon, que vale para esta finalidade ({ $purpose }). Nada foi discado nem cobrado. Ele só pode ser chamado se a própria pessoa pedir.
refused-blocked = ⛔ O número está bloqueado na sua conta da operadora. Nada foi discado nem cobrado. Quem administra a conta pode liberar no painel.
refused-duplicate = ⛔ A operadora considerou o pedido repetido. Nada foi discado nem cobrado desta vez.
refused-audio = ⛔ A operadora não conseguiu gerar o áudio. Nada foi discado nem cobrado. Tente com outras palavras.
refused-permission = ⛔ A sua conta na operadora não permite isto. Nada foi enviado nem cobrado. Fale com quem administra a conta.
refused-authentication = ⛔ A operadora não aceitou a nossa credencial. Nada foi discado nem cobrado. Avise quem administra o Ramal.
refused-request = ⛔ A operadora não aceitou o pedido. Nada foi discado nem cobrado.
refused-unreachable = ⛔ Não consegui falar com a operadora. Nada foi discado nem cobrado. Tente de novo em alguns minutos.
refused-sandbox-number = ⛔ Este número existe só no simulador. Nada foi discado nem cobrado.
refused-not-allowed = ⛔ Quem pediu, ou o grupo, não tem mais permissão para isto. Nada foi discado nem cobrado. Fale com quem administra.
refused-opted-out = ⛔ Depois da confirmação, a pessoa pediu para não ser chamada. Nada foi discado nem cobrado.
refused-blocked-here = ⛔ Depois da confirmação, quem administra bloqueou o número. Nada foi discado nem cobrado.
refused-quiet = ⛔ Agora é horário de silêncio neste número. Nada foi discado nem cobrado. Peça de novo para outra hora.
refused-other = ⛔ A operadora recusou. Nada foi discado nem cobrado.
refused-code = { $text } Resposta da operadora: { $code } { $status }

# Números
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

# Horários
time-unreadable = Não entendi para quando é. Nada foi discado. Escreva o dia e a hora antes do número. Exemplo: { $usage }
time-nonsense = Esse dia ou esse horário não existe. Nada foi discado. Exemplo: { $usage }
time-past = Esse momento já passou. Nada foi discado. Exemplo: { $usage }
time-far = Só marco pedidos para os próximos { $days } dias. Nada foi discado.
time-ambiguous =
    Não sei se o horário é do pedido ou se faz parte da mensagem. Nada foi discado.
    Para marcar: { $usage }
    Para que fique na mensagem: { $verbatim }

# Palavras
words-empty = Faltou dizer o quê. Nada foi discado. Exemplo: { $usage }
words-long-call = São { $length } caracteres e uma ligação leva até { $limit }. Nada foi discado e nada foi cortado: encurte e peça de novo.
words-long-sms = São { $length } caracteres e um SMS leva até { $limit }. Nada foi enviado e nada foi cortado: encurte e peça de novo.
bridge-same-line = Os dois lados da ponte são a mesma linha. Nada foi discado.
bridge-no-line = Para a ponte com um só número preciso saber qual é o seu. Guarde com: { $usage }
bridge-default-words = Olá! Você tem uma ligação. Aguarde um momento, vamos conectar vocês.

# Quando falta uma parte do pedido
known-call = 📞 Ligação para { $dest }
known-bridge = 🔗 Ponte com { $dest }
known-sms = ✉️ SMS para { $dest }
ask-dest-call = Para quem devo ligar? Envie o número com DDD, o nome de um contato, ou “eu” para o seu próprio número. Exemplo: 11 99206-9730
ask-dest-bridge = Quem deve atender primeiro? Envie o número com DDD, o nome de um contato, ou “eu” para o seu próprio número. Exemplo: 11 98765-4321
ask-dest-sms = Para quem é o SMS? Envie o número de um celular, com DDD, ou o nome de um contato. Exemplo: 11 99206-9730
ask-dest2-bridge = Com quem devo juntar? Envie o outro número com DDD, o nome de um contato, ou “eu” para o número que você guardou com /meunumero. Exemplo: 21 99765-4321
ask-words-call = O que devo falar? A sua próxima mensagem será falada exatamente como você escrever. Exemplo: Seu pedido chegou
ask-words-sms = O que devo escrever no SMS? A sua próxima mensagem será enviada exatamente como você escrever. Exemplo: Seu pedido chegou
ask-waits = Nada foi discado. Espero a resposta por 10 minutos; para desistir: /cancelar
name-unclear = Não sei quem é “{ $name }”. É uma destas pessoas? Toque no nome, ou envie o número. Para guardar outro contato: { $usage }
name-among-others = Não sei com certeza quem é “{ $name }”, e aqui, onde outras pessoas leem, não mostro os seus contatos. Envie o nome inteiro ou o número, ou peça em conversa privada comigo.
name-unknown = Não é um número que eu possa ler, e não tenho nenhum contato chamado “{ $name }”. Para guardar um contato: { $usage }
name-unsure = Não tenho certeza de quem é, ou de onde termina o nome, e ninguém veria o cartão antes. Nada foi discado. Use o nome inteiro do contato e separe com dois-pontos: /ligar Maria: Seu pedido chegou
half-cancelled = Certo, deixei para lá. Nada foi discado.
half-expired = A pergunta que eu tinha feito expirou: a resposta não veio em 10 minutos. Nada foi discado.

# Frases que não viram pedido
doubt-negated = Entendi que não é para fazer isso. Nada foi feito e nada foi discado.
doubt-two-orders = Parecem dois pedidos numa frase só. Nada foi discado. Envie um de cada vez, por favor.
doubt-emergency = Não ligo para números de emergência. Nada foi discado. Em uma emergência, ligue você mesmo: 190 polícia, 192 SAMU, 193 bombeiros.
doubt-number = Não encontrei nessa frase um número que eu possa discar. Nada foi discado. Confira o DDD e a quantidade de algarismos. Exemplo: { $call }
doubt-alone =
    Recebi um número, mas não sei o que fazer com ele. Nada foi discado.
    Para ligar: { $call }
    Para enviar um SMS: { $sms }
doubt-time = Não entendi para quando é, ou não posso marcar para esse momento. Nada foi discado. Exemplo: { $scheduled }
doubt-answer = O sim e o não são no botão do cartão: uma palavra falada ou escrita não disca nem cancela nada. Nada foi discado.
cannot-ack = Não há nada que eu possa dar por confirmado com uma mensagem. Nada foi discado. Para confirmar um pedido, toque no botão do cartão; para ver os seus pedidos: /status

# Contatos
contact-kept = Guardei { $name }: { $number }.
contact-known = { $name } já estava guardado com este número: { $number }.
contact-renamed = Este número já estava guardado como { $before }. O contato agora se chama { $name }: { $number }.
contact-renumbered = Troquei o número de { $name }. Era { $before }; agora é { $number }.
contact-replaced = O número que estava guardado como { $name }, { $number }, saiu dos seus contatos.
contact-kept-shared = Este contato é da equipe: a mudança vale para todos.
contact-removed = Removi { $name } ({ $number }) dos contatos.
contact-shared = Agora toda a equipe pode usar o contato { $name } ({ $number }).
contact-unshared = O contato { $name } ({ $number }) voltou a ser só de quem o guardou.
contact-list = Os seus contatos e os da equipe:
contact-list-like = Contatos com “{ $name }”:
contact-list-more = … e mais { $count }. Para procurar, escreva parte do nome: /contato mar
contact-line = { $name } · { $number }
contact-line-shared = { $name } · { $number } · equipe
contact-none = Você ainda não guardou nenhum contato. Exemplo: { $usage }
contact-several = Há mais de um contato chamado “{ $name }”. Não mudei nada. Diga qual pelo número:
contact-near = Não encontrei nenhum contato chamado “{ $name }”. Não mudei nada. Parecidos:
contact-nobody = Não encontrei nenhum contato chamado “{ $name }”. Para guardar: { $usage }
contact-empty = Faltou o nome. Não mudei nada. Exemplo: { $usage }
contact-long = O nome de um contato leva até 60 caracteres. Não guardei nada. Exemplo: { $usage }
contact-number = Um número não serve de nome. Não guardei nada. Exemplo: { $usage }
contact-reserved = Este nome eu uso como comando ou para falar de você e de horários. Não guardei nada. Escolha outro. Exemplo: { $usage }
contact-unclear = Não tenho certeza do que é nome e do que é número. Não guardei nada. Separe com dois-pontos: /contato Loja 12: 11 3123-4567
contact-full = Você já tem 5.000 contatos, e mais não cabem. Não guardei este. Para abrir espaço: /contato remover Maria
contact-foreign = Este contato é de outra pessoa. Só quem o guardou ou quem administra pode mudá-lo.

# Outras respostas
misunderstood = Não entendi. Nada foi discado. Veja o que sei fazer: /ajuda
misunderstood-nearest = Não conheço este comando. Você quis dizer { $command }? Nada foi discado. Exemplo: { $usage }
cannot-use = Ainda não sei usar o que você enviou ({ $what }). Nada foi discado. Escreva um comando; a lista está em /ajuda
denied-stranger = Você ainda não tem permissão para usar o Ramal. Nada foi discado. Peça um convite a quem administra; para quem administra, você é: { $identity }
denied-role = Você não tem permissão para isto. Nada mudou e nada foi discado. Se precisar de mais, fale com quem administra. O que você pode: /ajuda
denied-purpose = Você não tem permissão para ligar com esta finalidade. Nada foi discado. Fale com quem administra.
denied-place = Isto eu só faço em conversa privada comigo, porque aqui outras pessoas leem. Nada foi discado.
denied-alone = Isto só vale dentro de um grupo: envie /grupo lá. Nada mudou.
denied-group = Isto não está liberado neste grupo. Nada foi discado. Quem administra muda isso com: /grupo
# O que não é feito agora
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

# Limites
limit-name-person-hour = pessoa-hora
limit-name-person-day = pessoa-dia
limit-name-destination-hour = destino-hora
limit-name-destination-day = destino-dia
limit-name-total-hour = total-hora
limit-name-total-day = total-dia
limit-name-person-spend = pessoa-gasto
limit-name-total-spend = total-gasto
limit-name-repeat = repetir
limit-name-on-call-hour = plantão-hora
limit-name-code-hour = codigos-hora
limit-name-code-line-day = codigos-numero-dia
limit-about-person-hour = pedidos de uma pessoa em uma hora
limit-about-person-day = pedidos de uma pessoa em 24 horas
limit-about-destination-hour = ligações e SMS para o mesmo número em uma hora
limit-about-destination-day = ligações e SMS para o mesmo número em 24 horas
limit-about-total-hour = pedidos de todos juntos em uma hora
limit-about-total-day = pedidos de todos juntos em 24 horas
limit-about-person-spend = gasto de uma pessoa em 24 horas
limit-about-total-spend = gasto de todos juntos em 24 horas
limit-about-repeat = segundos em que aviso antes de chamar o mesmo número de novo
limit-about-on-call-hour = chamadas do plantão ao mesmo número em uma hora
limit-about-code-hour = códigos de verificação, por hora
limit-about-code-line-day = códigos de verificação para o mesmo número, por dia
limit-list = Os limites que valem:
limit-list-person = Os limites que valem para { $name }:
limit-line = { $name } { $value } · { $about }
limit-none = sem limite
limit-quiet = silêncio { $from } { $until } · ninguém é chamado, pelo horário do lugar onde o telefone toca
limit-quiet-none = silêncio não · horas em que ninguém é chamado, por exemplo: { $usage }
limit-hint = Para mudar: { $usage } (0 tira o limite; “padrão” volta ao que vale sem ajuste). Para uma pessoa só, com o código que /quem mostra: /limite p12 pessoa-hora 5
limit-set = Pronto: { $name } { $value } · { $about }.
limit-set-person = Pronto, só para { $who }: { $name } { $value } · { $about }.
limit-quiet-set = Pronto: das { $from } às { $until } ninguém é chamado, pelo horário do lugar onde o telefone toca.
limit-quiet-dropped = Pronto: não há mais horas de silêncio.
limit-unknown = Não entendi: depois do nome do limite vem um valor, e nas horas de silêncio vêm duas horas. Nada mudou. Para ver os nomes: /limite; exemplos: { $usage }; { $quiet }
limit-nobody = Não conheço ninguém com o código { $id }. Nada mudou. Os códigos estão em /quem
limit-not-of-person = Este limite vale só para todos juntos. Nada mudou. Para uma pessoa há: pessoa-hora, pessoa-dia, pessoa-gasto.

# Números que não são chamados
block-done = Pronto: { $what } não será mais chamado. O que estava marcado para lá também não sai.
block-opted-out = Registrado: a pessoa de { $what } pediu para não ser chamada. O que estava marcado para lá também não sai. Só quem administra pode liberar.
block-known = { $what } já estava bloqueado. Nada mudou.
block-removed = Pronto: { $what } pode ser chamado de novo.
block-removed-asked = Pronto: { $what } pode ser chamado de novo. Atenção: a própria pessoa tinha pedido para não ser chamada.
block-still = { $what } continua bloqueado, porque está bloqueado { $beginning }. Para liberar: /bloquear liberar +{ $digits }*
block-absent = { $what } não estava bloqueado. Nada mudou.
block-list = Números que não são chamados:
block-none = Nenhum número está bloqueado. Para bloquear: { $usage }
block-line-blocked = { $what } · bloqueado desde { $since }
block-line-opted-out = { $what } · a pessoa pediu; desde { $since }
block-line-pressed = { $what } · a pessoa teclou; desde { $since }
block-more = … e mais. Para saber de um número, peça para bloqueá-lo: digo se já está.
block-beginning = tudo o que começa com +{ $digits }
block-unclear = Não entendi qual número bloquear. Nada mudou. Para liberar: /bloquear liberar 11 99206-9730; para bloquear: { $usage }
block-opted-out-by-key = 🚫 { $dest } teclou { $key }: não recebe mais ligações nem SMS. Só quem administra pode liberar.

# Finalidade
button-purpose = Finalidade
purpose-ask =
    Com que finalidade? Ela decide o que a operadora confere antes de ligar.
    Cobrança e telemarketing: o cadastro de bloqueio do Procon e o horário que a lei do destino permite.
    Aviso transacional: o cadastro de bloqueio do Procon.
toast-purpose = Finalidade: { $purpose }
card-opt-out-key = Quem teclar só { $key } não é mais chamado: diga isso na mensagem.
# Pessoas e convites
role-none = sem permissão
role-guest = convidado
role-agent = agente
role-operator = operador
role-admin = administrador
invite-ask = Que permissão essa pessoa recebe? Toque em uma, ou escreva também o nome dela: { $usage }
invite-explained =
    Convidado: só vê os próprios pedidos e o próprio número.
    Agente: liga, junta pessoas e envia SMS.
    Operador: o mesmo, e também cobrança e telemarketing.
    Administrador: tudo, e decide quem pode o quê.
invite-unknown = Não conheço essa permissão. Nenhum convite foi criado. Há estas: convidado, agente, operador, administrador. Exemplo: { $usage }
invite-made =
    Convite para { $role }. Vale uma vez, até { $until }. Entregue só a quem você quer convidar: quem abrir primeiro entra.
invite-made-named =
    Convite para { $name } como { $role }. Vale uma vez, até { $until }. Entregue só a essa pessoa: quem abrir primeiro entra.
invite-link = { $channel }: { $link }
invite-web = No navegador: { $link }
invite-anywhere = Ou a pessoa escreve ao Ramal: /start { $token }
invites-closed = { $count ->
    [0] Não havia nenhum convite em aberto.
    [one] Um convite em aberto não vale mais.
   *[other] { $count } convites em aberto não valem mais.
 }
joined = Boas-vindas! A sua permissão aqui: { $role }. Para ver o que pode fazer: /ajuda
joined-told = { $name } aceitou o convite e recebeu a permissão: { $role }. Para mudar ou revogar: /quem { $id }
joined-told-named = { $name } aceitou o convite que você fez para { $invited } e recebeu a permissão: { $role }. Para mudar ou revogar: /quem { $id }
invitation-spent = Este convite não vale mais: foi usado, venceu ou foi cancelado. Peça outro a quem administra. Nada mudou.
invitation-needless = Você já tem essa permissão ou uma maior ({ $role }). O convite continua valendo para outra pessoa. Nada mudou.
people-list = Quem pode usar o Ramal:
people-strangers = Escreveram e não têm permissão:
people-invites = { $count ->
    [one] Há um convite em aberto; para cancelar: /convidar cancelar
   *[other] Há { $count } convites em aberto; para cancelar todos: /convidar cancelar
 }
people-more = … e mais. Para procurar, escreva o nome: /quem Bia
people-hint = Para ver, mudar ou revogar: /quem { $id }
person-line = { $id } · { $name } · { $role } · { $identities }
person-odd-name = ⚠️ { $name } (letras de mais de um alfabeto)
person-unnamed = (sem nome)
person-fixed = (definido em RAMAL_ADMINS)
person-card =
    { $name }
    Permissão: { $role }
    Contas: { $identities }
    Código: { $id }
person-several = Mais de uma pessoa pode ser “{ $name }”. Nada mudou. Diga qual pelo código, por exemplo: /quem { $id }
person-nobody = Não conheço ninguém chamado “{ $name }”. Nada mudou. Veja todos: /quem
person-changed = Pronto: { $name } agora tem a permissão { $role }. Antes: { $before }.
person-revoked = Pronto: { $name } não pode mais nada aqui. Antes: { $before }. O que ainda não foi discado não será.
person-same = { $name } já tem a permissão { $role }. Nada mudou.
person-same-none = { $name } já não tinha permissão. Nada mudou.
person-self = Você não pode mudar a sua própria permissão. Peça a outra pessoa que administra. Nada mudou.
person-is-fixed = { $name } administra porque RAMAL_ADMINS, na configuração, diz isso: só lá se muda. Nada mudou.
person-told = A sua permissão mudou; agora é: { $role }. Para ver o que pode fazer: /ajuda
person-told-revoked = A sua permissão no Ramal foi retirada. O que você pediu e ainda não foi discado não será.
# Grupos
group-whole = Regras deste grupo:
group-topic = Regras só deste tópico:
group-allowed = Liberado: respondo aqui a quem tem permissão.
group-forbidden = Não liberado: aqui só respondo a quem administra.
group-kinds = Pode pedir: { $kinds }.
group-no-kind = nada
group-kind-call = ligações
group-kind-bridge = pontes
group-kind-sms = SMS
group-bound = Botões: só quem pediu responde.
group-shared = Botões: qualquer pessoa com permissão responde.
group-queue = Fila: os pedidos de retorno chegam aqui.
group-no-queue = Fila: os pedidos de retorno não chegam aqui.
group-unknown = Não entendi o que mudar neste grupo. Nada mudou. Exemplo: { $usage }
button-group-allowed = Liberado
button-group-call = Ligações
button-group-bridge = Pontes
button-group-sms = SMS
button-group-shared = Botões para todos
button-group-queue = Receber a fila de retornos
button-group-topic = Só este tópico
toast-group = Pronto
# Várias contas, uma pessoa
link-code =
    O seu código: { $code }
    Vale uma vez, por { $minutes } minutos. Na outra conta, escreva ao Ramal: /vincular { $code }
link-web = Ou abra no navegador: { $link }
link-warning = Quem usar o código ou o link passa a ser você aqui, com os seus contatos, os seus pedidos e a sua permissão. Não entregue a ninguém.
link-sure = Este código é de { $name } ({ $accounts }). Se continuar, esta conta passa a ser a mesma pessoa: os contatos, os pedidos e a permissão serão os de { $name }, e { $name } verá os seus. Só continue se for você.
button-link = Sim, sou eu
link-done = Pronto: esta conta agora também é de { $name }. Contatos, pedidos e permissão são os mesmos. Para ver o que pode fazer: /ajuda
link-told = A conta { $identity } usou o seu código e agora também é você aqui. Não foi você? Escreva /vincular e desvincule essa conta.
link-spent = Este código não vale: foi usado, venceu ou tem um erro. Nada mudou. Na outra conta, escreva /vincular para receber um novo.
link-self = Este código é desta mesma pessoa. Digite em outra conta. Nada mudou.
link-more = Esta conta pode mais do que a outra, por isso o código tem de vir daqui: escreva /vincular e digite o código na outra. Nada mudou.
link-too-many = Muitos códigos errados em pouco tempo. Nada mudou. Tente de novo a partir de { $until }.
link-undone = Pronto: { $identity } não é mais você aqui e não tem permissão. Contatos e pedidos ficaram com você.
# Retornos
door-hello = Olá! Aqui você pede que um atendente ligue para você. Nada é cobrado de você.
question-dropped = Certo: deixei para lá. Nada foi pedido nem enviado.
request-dear = Por aqui não ligamos para fora do Brasil nem para números de custo compartilhado. Ninguém foi chamado. Use um celular ou telefone fixo do Brasil.
request-number-asked = Já há um pedido de retorno em aberto para esse número, feito por outra pessoa. Não criei outro e ninguém foi chamado.
words-ringing = A ligação já saiu: fale por telefone. A mensagem não foi enviada.
toast-request-own = Este pedido é seu: outra pessoa precisa assumir.
queue-news = Pedido { $short }: { $state }
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
code-words = Olá! O código do seu pedido de retorno é: { $code }. Repito: { $code }. Se você não pediu um código, desligue: nada vai acontecer.
code-text = O código do seu pedido de retorno é { $code }. Vale por 10 minutos. Se você não pediu, ignore esta mensagem.
code-sent-call = 📞 Estou ligando. Atenda, ouça os { $digits } dígitos e escreva eles aqui.
code-sent-sms = ✉️ Mandei um SMS. Escreva aqui os { $digits } dígitos que chegarem.
code-wrong = O código não é esse. Tentativas que restam: { $left }.
code-old = Esse código não vale mais. Peça outro no cartão. Tentativas que restam: { $left }.
code-locked = Foram códigos errados demais. Ninguém vai ligar por este pedido: cancele e peça de novo mais tarde.
card-code = Um código, que só aparece no telefone.
line-verified = Guardei { $number } como o seu número, verificado.
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
button-request-code = Receber o código
button-request-write = Escrever ao atendente
button-words-answer = Responder
button-close-solved = Resolvido por mensagem
button-close-wrong-number = Número errado
button-close-unreachable = Não consegui falar
button-close-duplicate = Pedido repetido
button-close-other = Outro
button-share-number = Compartilhar o meu número
toast-request = Pronto
toast-request-taken = Outra pessoa assumiu este pedido.
toast-request-over = Este pedido já terminou.
toast-request-ringing = A ligação já saiu e não pode ser parada. Não haverá outra.
toast-request-alone = Fale comigo no privado primeiro (/start). Depois volte e assuma.
toast-code-soon = O código acabou de sair. Espere um minuto antes de pedir outro.
toast-code-many = Já mandei códigos demais para este pedido. Cancele e peça de novo mais tarde.
toast-words-over = Agora não dá: o pedido não está com um atendente.
toast-hand-gone = Essa pessoa não está mais disponível. O pedido continua com você.
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
button-unlink = Desvincular { $identity }
button-role-guest = Convidado
button-role-agent = Agente
button-role-operator = Operador
button-role-admin = Administrador
button-role-none = Revogar
line-kept = Guardei { $number } como o seu número. Ele ainda não foi verificado; os cartões vão dizer isso.
line-shown = O seu número guardado é { $number }. Para trocar: { $usage }
line-none = Você ainda não guardou o seu número. Exemplo: { $usage }
language-kept = Pronto, agora falo português com você.
language-ask = Em que idioma prefere? Exemplo: { $usage }
status-none = Você ainda não tem pedidos. Comece com: { $usage }
status-none-plain = Você ainda não tem pedidos.
status-list = Os seus últimos pedidos:
status-list-scheduled = Outros pedidos marcados:
status-list-requests = Os seus pedidos de retorno:
status-line = { $short } · { $what } · { $state }
status-what-call = ligação para { $dest }
status-what-bridge = ponte entre { $dest } e { $dest2 }
status-what-sms = SMS para { $dest }
status-proposed = espera a sua confirmação
status-confirmed = confirmado, a caminho da operadora
status-scheduled = marcado para { $moment }
status-missed = confirmado, mas expirou: fiquei fora do ar
status-submitting = a operadora ainda não confirmou
status-accepted = aceito, espero o resultado
status-refused = recusado, nada foi discado
status-unknown = não se sabe se foi feito
status-cancelled = cancelado
status-expired = expirou sem confirmação
status-closed-answered = atendido
status-closed-not_answered = não atendido
status-closed-wrong_number = número incorreto
status-closed-nonexistent = número inexistente
status-closed-mobile_blocked = celular bloqueado
status-closed-do_not_call = bloqueado no Procon
status-closed-sent = enviado
status-closed-never_reported = a operadora nunca informou
status-closed-other = terminou com outro status
order-not-found = Não encontrei esse pedido entre os seus. Veja todos com /status
order-ambiguous = Mais de um pedido começa assim. Digite mais letras.
cancel-nothing = Não há pedido a cancelar: nada espera confirmação.
cancel-done = Cancelei o pedido { $short }. Nada foi discado nem cobrado.
cancel-done-scheduled = Cancelei o pedido { $short }, que estava marcado para { $moment }. Nada foi discado nem cobrado.
cancel-unknown = Não dá para cancelar o pedido { $short }: não se sabe se ele foi feito. O cartão dele mostra o que fazer.
cancel-too-late = Tarde demais para cancelar o pedido { $short }: ele já foi entregue à operadora, e ela não tem como parar. Aviso quando terminar.
cancel-ended = O pedido { $short } já terminou: { $state }.
failed = Algo deu errado do meu lado. O que você pediu agora não foi feito e nada foi discado por isso. Tente de novo; se continuar, informe o código { $id } a quem administra.

# Respostas curtas a um botão
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
toast-half-expired = A pergunta expirou; nada foi discado.
toast-unknown = Este botão já não vale.
toast-not-allowed = Você não tem permissão para isto.
toast-repeat = Alguém acabou de chamar este número: veja o cartão.

# Notas de voz
hearing = 🎙️ Ouvindo… leva cerca de { $seconds } s.
hearing-waits = 🎙️ A sua nota de voz é a { $place }ª da fila: leva cerca de { $seconds } s.
hearing-practice = O modelo instalado é o de treino: entende só fala sintética clara e pedidos curtos. Para instalar um de verdade, quem administra executa: ramal voice install
heard = 🎙️ Ouvi: “{ $words }”
heard-practice = 🎙️ Ouvi, com o modelo de treino: “{ $words }”
card-heard = 🎙️ Ouvi: “{ $words }”
card-heard-badly = ⚠️ Não ouvi bem: confira o número e as palavras antes de confirmar.
button-correct = Corrigir
button-fix-dest = O número
button-fix-words = As palavras
correct-ask = O que está errado? Toque em uma parte, ou diga o pedido inteiro de novo. Nada foi discado.
unheard-no-model = Ainda não ouço notas de voz aqui: falta instalar o modelo de voz. Nada foi discado. Escreva o pedido, por exemplo: { $usage } Quem administra instala com: ramal voice install
unheard-no-ffmpeg = Ainda não ouço notas de voz aqui: falta instalar o ffmpeg. Nada foi discado. Escreva o pedido, por exemplo: { $usage }
unheard-unreadable = Não consegui abrir este áudio: o arquivo está vazio, incompleto ou não é um formato de áudio que conheço. Nada foi discado. Grave de novo ou escreva o pedido.
unheard-too-long = Esta nota de voz é longa demais: ouço até { $seconds } segundos. Nada foi discado. Grave uma mais curta ou escreva o pedido.
unheard-too-large = Este áudio é grande demais: recebo até { $megabytes } MB. Nada foi discado. Grave um mais curto ou escreva o pedido.
unheard-silent = Não ouvi nada nesta nota de voz: ela está em silêncio. Nada foi discado. Confira o microfone e grave de novo.
unheard-no-speech = Ouvi som, mas nenhuma fala nesta nota de voz. Nada foi discado. Grave de novo, mais perto do microfone, ou escreva o pedido.
unheard-loop = Não entendi esta nota de voz: só ouvi as mesmas palavras se repetindo. Nada foi discado. Grave de novo ou escreva o pedido.
unheard-late = Demorei demais para ouvir esta nota de voz e desisti. Nada foi discado. Tente uma mais curta ou escreva o pedido.
unheard-broken = Algo deu errado ao ouvir esta nota de voz. Nada foi discado. Escreva o pedido; se acontecer de novo, avise quem administra.
unheard-gone = Não consegui buscar esta nota de voz: ela já não está disponível. Nada foi discado. Grave de novo ou escreva o pedido.
unheard-full = Há notas de voz demais esperando para serem ouvidas. Esta não entrou na fila e nada foi discado. Espere um pouco e grave de novo, ou escreva o pedido.

# Áudios
audio-title = 🔊 Áudio #{ $name }
audio-words = Palavras: “{ $words }”
audio-voice = Voz: { $name }
audio-variables = Em cada ligação você informa: { $names }
audio-asked = ⏳ Criando uma prévia…
audio-previewed = Ouça a prévia. Guardo este áudio para usar em ligações?
audio-keeping = ⏳ Guardando na operadora…
audio-kept = ✅ Guardado. Vale até { $expires }.
audio-kept-for-ever = ✅ Guardado.
audio-dropped = 🗑️ Descartado.
audio-failed = ❌ Não foi criado.
audio-unknown = ❓ Não sei se foi criado: a operadora não respondeu. Não vou pedir de novo; veja em /audios daqui a pouco.
audio-awaited = Pronto. Mande agora uma nota de voz ou uma música: ela vira o áudio #{ $name }. Espero por 10 minutos. Ou escreva as palavras: /audio #{ $name } Olá
audio-not-awaited = Certo, não espero mais por um som. Nada foi discado.
audio-empty = Diga o que o áudio deve falar. Exemplo: { $usage } Para usar a sua própria voz ou uma música, escreva /audio #nome e mande o som, ou mande o som com essa legenda.
audio-news = ✅ O áudio #{ $name } está pronto. Para usar: /ligar 11 99206-9730 #{ $name }
audio-refused = ❌ A operadora não criou o áudio: { $why } Nada foi discado.
audio-unsure = ❓ A operadora não respondeu e não sei se o áudio foi criado. Não pedi de novo. Veja em /audios daqui a pouco, antes de tentar outra vez.
audio-unplayable = Não consegui buscar os áudios na operadora agora. Nada foi discado. Tente de novo daqui a pouco.
audio-unusable = Não consegui usar este som: o arquivo não abre, é longo demais (até 5 minutos) ou já não está disponível. Nada foi discado. Mande de novo, em outro formato.
studio-credit = a conta está sem crédito.
studio-authentication = ela não aceitou as credenciais desta instalação.
studio-unreachable = não consegui falar com ela.
studio-audio = ela não conseguiu gerar este áudio; tente outras palavras.
studio-other = ela recusou o pedido.
audios-looking = 🔎 Procurando os áudios na operadora…
audios-list = 🔊 Áudios que você pode usar em ligações:
audios-none = Nenhum áudio guardado com este nome. Para criar: /audio #boas-vindas Olá
audios-line = #{ $name } · { $seconds } s · vale até { $expires }
audios-line-for-ever = #{ $name } · { $seconds } s
audios-more = … e mais { $count }. Para procurar, escreva parte do nome: /audios boas
button-keep = Guardar
button-toss = Descartar
toast-playing = Buscando o áudio…
toast-keeping = Guardando…
toast-dropped = Descartado
toast-audio-settled = Este áudio já foi decidido.
recording-unknown = Não há áudio #{ $name }. Nada foi discado. Veja os que existem em /audios, ou crie: /audio #{ $name } Olá
recording-value = O áudio #{ $name } precisa de um valor para { $value }. Nada foi discado. Exemplo: /ligar 11 99206-9730 #{ $name } { $value }=Ana
recording-nothing = O áudio #{ $name } não tem lugar para { $value }. Nada foi discado. Tire { $value } e peça de novo.
card-recording = Áudio: #{ $name }{ $values }
card-recording-words = Áudio #{ $name }: “{ $words }”
card-sms-ok = ✉️ Depois, se atender, envio um SMS: “{ $words }”
card-sms-nae = ✉️ Depois, se não atender, envio um SMS: “{ $words }”
card-sms-oknae = ✉️ Depois da ligação envio um SMS: “{ $words }”
card-sms-dtmf1 = ✉️ Depois, se teclar { $keys }, envio um SMS: “{ $words }”

# Vozes
voice-shown = A voz que fala por você é { $now }. Há estas: { $names }. { $told } Exemplo: { $usage }
voice-unknown = Não conheço essa voz. Não mudei nada. Há estas: { $names }. Exemplo: { $usage }
voice-kept = Pronto: a partir de agora { $name } fala por você.
voice-aloud = Os resultados também chegam como nota de voz; para parar: /voz não
voice-silent = Os resultados chegam só por escrito; para ouvir também: /voz sim

# Plantão
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
page-news-up = ⏫ O alerta { $short } passou para o próximo passo da escala.
page-news-again = 📣 O alerta { $short } voltou a chamar desde o primeiro passo.
page-news-unheard = ⛔ Alerta { $short }: chamei todo mundo da escala e ninguém assumiu. Alguém precisa olhar agora.
page-news-refused = ⚠️ Alerta { $short }: uma ligação não saiu ou não se sabe dela. Passei já para o próximo passo.
page-fallback = ☎️ Alerta { $short }: ninguém assumiu; liguei para o número de reserva.
page-acked-by-words = 🙋 Certo: você assumiu. Ninguém mais é chamado.
page-sms = Ramal: alerta { $short }: { $title }. Assuma no chat.
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
page-test-title = Teste pedido por { $name }
severity-critical = crítico
severity-warning = de atenção
severity-info = informativo
mark-critical = 🔴{" "}
mark-warning = 🟡{" "}
mark-info = 🔵{" "}
mark-resolved = ✅{" "}
mark-silenced = 🔕{" "}
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
button-page-ack = Assumir
button-page-up = Próximo da escala
button-page-done = Resolver
button-page-hush = Silenciar 1 h
button-page-again = Devolver
toast-page-over = Este alerta já está resolvido.
toast-page-mine = Você já assumiu este alerta.
toast-page-acked = { $name } já assumiu este alerta.
toast-page-late = O alerta já mudou. Olhe o cartão.
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
page-timeline = Alerta { $short } ({ $team }):
page-step-raised = chegou
page-step-joined = outro alerta entrou
page-step-called = ligação pedida
page-step-texted = SMS pedido
page-step-told = avisado no chat
page-step-nobody = ninguém para chamar neste passo
page-step-stopped = ligação barrada
page-step-unanswered = não atendeu
page-step-answered = a ligação foi atendida
page-step-acknowledged = assumido
page-step-late = tecla apertada tarde demais
page-step-escalated = passado adiante
page-step-handed = devolvido: volta a chamar
page-step-alert-resolved = um dos alertas terminou
page-step-resolved = resolvido
page-step-unheard = fim da escala, ninguém assumiu
page-time-to-ack = Tempo até assumir: { $minutes } min { $seconds } s
heartbeat-missed = Sem sinal de { $name } há mais de { $minutes } min
refused-no-longer = Não saiu: alguém já assumiu ou o alerta terminou. Nada foi discado nem cobrado.
page-news-handed = 🔁 O alerta { $short } passou para { $name }, que é chamado agora.
oncall-handed = 🔁 O alerta { $short } é de { $name } agora, e o telefone dessa pessoa toca.
oncall-hand-unknown = Não entendi. Nada mudou e ninguém foi chamado. Escreva o código do alerta (veja em /plantao alertas) e a pessoa ({ $people }). Exemplo: { $usage }
usage-oncall-hand = /plantao passar k7m2p bia
page-news-still = 🔔 O alerta { $short } ainda espera alguém. O cartão está acima.
page-news-stopped = ⚠️ Alerta { $short }: uma ligação foi barrada por um limite e não saiu. Olhe o cartão.
page-ack-which = Há mais de um alerta chamando: { $shorts }. Nenhum foi assumido. Responda à mensagem do alerta certo, toque em Assumir no cartão dele ou escreva /plantao assumir e o código.
page-news-stuck = ⛔ Não consigo seguir com o alerta { $short } por uma falha minha. Ninguém está sendo chamado por ele: olhe agora. Tento de novo a cada minuto.
page-news-silenced = 🔕 O alerta { $short } está silenciado e não chama ninguém. Se ainda estiver disparando quando o silêncio acabar, volto a chamar.
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
usage-oncall-silence = /plantao silenciar disco db-1 por 2 h
usage-oncall-unsilence = /plantao reativar 12
page-late-acknowledged = ℹ️ Você teclou para assumir o alerta { $short }, mas { $name } já tinha assumido. Ele não está com você.
page-late-resolved = ℹ️ Você teclou para assumir o alerta { $short }, mas ele já estava resolvido. Não há o que fazer.
page-late-calling = ℹ️ Você teclou para assumir o alerta { $short }, mas ele já tinha sido passado adiante. Ele não está com você.
page-late-unheard = ℹ️ Você teclou para assumir o alerta { $short }, mas ele já tinha sido passado adiante e ninguém assumiu. Se puder, assuma no cartão.
oncall-take-unknown = Não achei esse alerta. Nada mudou. Veja os códigos em /plantao alertas. Exemplo: { $usage }
usage-oncall-take = /plantao assumir k7m2p
oncall-bad-file = ⚠️ O arquivo do plantão mudou e não pode ser lido, então continua valendo o anterior. { $why }
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
mark-test = 🧪{" "}
page-test-over = ✅ Teste encerrado: { $name } assumiu em { $minutes } min.
page-step-silenced = silenciado
page-step-handed-to = passado para { $name }
page-step-acknowledged-key = assumido pela tecla
silence-made-page = 🔕 O alerta { $short } e outros iguais não chamam ninguém até { $until }. O que ainda estiver disparando depois volta a chamar.
silence-no-time = Faltou até quando, ou não entendi. Nada mudou. Escreva por quanto tempo (por 2 h, por 3 dias) ou até quando (até amanhã às 9h). Exemplo: { $usage }
silence-no-words = Faltou o que silenciar. Nada mudou. Escreva palavras do alerta, o código dele, ou "tudo" e a equipe. Exemplo: { $usage }
silence-too-long = Um silêncio acaba no futuro e dura no máximo 31 dias. Nada mudou. Exemplo: { $usage }
silences-maintenance = { $team } está em manutenção: nenhum alerta dela chama alguém
page-truncated =
    { $count ->
        [one] a fonte deixou 1 alerta de fora
       *[other] a fonte deixou { $count } alertas de fora
    }
history-more =
    { $count ->
        [one] e mais um, na exportação
       *[other] e mais { $count }, na exportação
    }
watch-over-balance = ✅ O saldo da conta na operadora voltou ao normal.
watch-over-callbacks = ✅ A operadora voltou a avisar como as ligações terminam.
watch-over-platform = ✅ A operadora voltou a aceitar ligações.
oncall-file-good = ✅ O arquivo do plantão foi corrigido e já vale.
oncall-file-lacks = ⚠️ O arquivo do plantão mudou e já vale. Não estão mais nele: { $gone }. Quem enviava alertas por esses nomes recebe um erro.
pages-silenced = Silenciados, ainda disparando:
oncall-test-already = Já há um teste de { $team } em curso: assuma ou resolva esse primeiro (/plantao alertas).
oncall-test-no-phone = 🧪 Teste iniciado para { $team }, mas quem está de plantão não tem número de telefone: só o chat recebe. O número fica no arquivo do plantão ou vem de /meunumero.
