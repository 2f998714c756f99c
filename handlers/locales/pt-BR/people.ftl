### Pessoas, grupos, contatos, limites e números bloqueados.

## Contatos
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

## Limites
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
limit-quiet-usage = /limite silêncio 22:00 8:00
limit-hint = Para mudar: { $usage } (0 tira o limite; “padrão” volta ao que vale sem ajuste). Para uma pessoa só, com o código que /quem mostra: /limite p12 pessoa-hora 5
limit-set = Pronto: { $name } { $value } · { $about }.
limit-set-person = Pronto, só para { $who }: { $name } { $value } · { $about }.
limit-quiet-set = Pronto: das { $from } às { $until } ninguém é chamado, pelo horário do lugar onde o telefone toca.
limit-quiet-dropped = Pronto: não há mais horas de silêncio.
limit-unknown = Não entendi: depois do nome do limite vem um valor, e nas horas de silêncio vêm duas horas. Nada mudou. Para ver os nomes: /limite; exemplos: { $usage }; { $quiet }
limit-nobody = Não conheço ninguém com o código { $id }. Nada mudou. Os códigos estão em /quem
limit-not-of-person = Este limite vale só para todos juntos. Nada mudou. Para uma pessoa há: pessoa-hora, pessoa-dia, pessoa-gasto.

## Números que não são chamados
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

## Pessoas e convites
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
button-role-guest = Convidado
button-role-agent = Agente
button-role-operator = Operador
button-role-admin = Administrador
button-role-none = Revogar

## Grupos
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

## Várias contas, uma pessoa
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
button-unlink = Desvincular { $identity }

## O próprio número e o idioma
button-language = Português
button-share-number = Compartilhar o meu número
line-kept = Guardei { $number } como o seu número. Ele ainda não foi verificado; os cartões vão dizer isso.
line-shown = O seu número guardado é { $number }. Para trocar: { $usage }
line-none = Você ainda não guardou o seu número. Exemplo: { $usage }
language-kept = Pronto, agora falo português com você.
language-ask = Em que idioma prefere? Exemplo: { $usage }

## Navegadores
sessions-none = Você não está conectado em nenhum navegador.
sessions-list = Você está conectado nestes navegadores. Se não reconhecer algum, encerre.
session-line = { $place }. { $browser }: entrou { $begun }, último uso { $used }
session-unknown-browser = Navegador desconhecido
sessions-more = Há outros, usados há mais tempo: “Encerrar todos” vale para eles também.
button-session-end = Encerrar { $place }
button-sessions-end-all = Encerrar todos
session-ended = Pronto: a sessão foi encerrada ({ $browser }), e a página aberta lá se fechou. Para entrar de novo é preciso um novo link.
sessions-all-ended = Pronto: todos os navegadores foram desconectados, e os links de entrada que ainda não foram usados não valem mais. Para entrar de novo é preciso um novo link.
session-over = Esse navegador já não estava conectado. Nada mudou. Para ver os que estão: /sessoes
