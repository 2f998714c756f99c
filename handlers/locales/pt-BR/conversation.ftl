### Boas-vindas, perguntas, frases que não viram pedido, situação.

## Boas-vindas
greeting =
    Olá! Eu sou o Ramal: você escreve, um telefone toca.
    Experimente: ligue para 11 99206-9730 e diga que o seu pedido chegou
    Antes de discar eu sempre mostro o pedido e espero a sua confirmação. Para ver tudo o que sei fazer: /ajuda
greeting-guest =
    Olá! Eu sou o Ramal: transformo uma conversa em telefone.
    A sua permissão aqui: convidado. Para ver o que pode fazer: /ajuda

## Quando falta uma parte do pedido
known-call = 📞 Ligação para { $dest }
known-bridge = 🔗 Ponte com { $dest }
known-ask = ❓ Pergunta para { $dest }
known-sms = ✉️ SMS para { $dest }
ask-dest-call = Para quem devo ligar? Envie o número com DDD, o nome de um contato, ou “eu” para o seu próprio número. Exemplo: 11 99206-9730
ask-dest-bridge = Quem deve atender primeiro? Envie o número com DDD, o nome de um contato, ou “eu” para o seu próprio número. Exemplo: 11 98765-4321
ask-dest-ask = Para quem é a pergunta? Envie o número, com DDD, ou o nome de um contato. Exemplo: 11 99206-9730
ask-dest-sms = Para quem é o SMS? Envie o número de um celular, com DDD, ou o nome de um contato. Exemplo: 11 99206-9730
ask-dest2-bridge = Com quem devo juntar? Envie o outro número com DDD, o nome de um contato, ou “eu” para o número que você guardou com /meunumero. Exemplo: 21 99765-4321
ask-words-call = O que devo falar? A sua próxima mensagem será falada exatamente como você escrever. Exemplo: Seu pedido chegou
ask-words-ask = O que devo perguntar, e o que cada tecla quer dizer? Exemplo: Você vem amanhã? 1=sim 2=não
ask-words-sms = O que devo escrever no SMS? A sua próxima mensagem será enviada exatamente como você escrever. Exemplo: Seu pedido chegou
ask-waits = Nada foi discado. Espero a resposta por 10 minutos; para desistir: /cancelar
name-unclear = Não sei quem é “{ $name }”. É uma destas pessoas? Toque no nome, ou envie o número. Para guardar outro contato: { $usage }
name-among-others = Não sei com certeza quem é “{ $name }”, e aqui, onde outras pessoas leem, não mostro os seus contatos. Envie o nome inteiro ou o número, ou peça em conversa privada comigo.
name-unknown = Não é um número que eu possa ler, e não tenho nenhum contato chamado “{ $name }”. Para guardar um contato: { $usage }
half-cancelled = Certo, deixei para lá. Nada foi discado.
half-expired = A pergunta que eu tinha feito expirou: a resposta não veio em 10 minutos. Nada foi discado.
toast-half-expired = A pergunta expirou; nada foi discado.

## Frases que não viram pedido
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
misunderstood = Não entendi. Nada foi discado. Veja o que sei fazer: /ajuda
misunderstood-nearest = Não conheço este comando. Você quis dizer { $command }? Nada foi discado. Exemplo: { $usage }
cannot-use = Ainda não sei usar o que você enviou ({ $what }). Nada foi discado. Escreva um comando; a lista está em /ajuda

## Corrigir
button-correct = Corrigir
button-fix-dest = O número
button-fix-words = As palavras
correct-ask = O que está errado? Toque em uma parte, ou diga o pedido inteiro de novo. Nada foi discado.

## Situação
status-none = Você ainda não tem pedidos. Comece com: { $usage }
status-none-plain = Você ainda não tem pedidos.
status-list = Os seus últimos pedidos:
status-list-scheduled = Outros pedidos marcados:
status-list-requests = Os seus pedidos de retorno:
status-line = { $short } · { $what } · { $state }
