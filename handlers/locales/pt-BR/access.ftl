### Comandos, menu, ajuda, e quem não pode.

## Comandos, como aparecem na ajuda e no menu do Telegram
command-call = /ligar
command-bridge = /ponte
command-sms = /sms
command-ask = /perguntar
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
command-sessions = /sessoes
command-invite = /convidar
command-who = /quem
command-limit = /limite
command-group = /grupo
command-block = /bloquear
command-language = /idioma
command-help = /ajuda
command-start = /start

## O menu
menu-call = Fazer uma ligação que fala por você
menu-bridge = Juntar duas pessoas sem mostrar os números
menu-sms = Enviar um SMS
menu-ask = Fazer uma pergunta por telefone e receber a resposta
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
menu-sessions = Ver e encerrar os navegadores em que você entrou
menu-invite = Convidar alguém para usar o Ramal
menu-who = Ver e mudar quem pode o quê
menu-limit = Ver e mudar os limites
menu-group = Liberar este grupo e ver o que ele pode
menu-block = Ver e bloquear números que não devem ser chamados
menu-language = Trocar o idioma
menu-help = Ver o que sei fazer

## Exemplos
usage-call = /ligar 11 99206-9730 Seu pedido chegou
usage-bridge = /ponte 11 98765-4321 21 99765-4321
usage-sms = /sms 11 99206-9730 Seu pedido chegou
usage-ask = /perguntar 11 99206-9730 Você vem amanhã? 1=sim 2=não
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
usage-sessions = /sessoes
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
scheduled-usage-ask = /perguntar amanhã às 9h 11 99206-9730 Você vem? 1=sim 2=não
scheduled-usage-callback = /retorno amanhã às 10h 11 98765-4321 Dúvida sobre o pedido
verbatim-usage-call = /ligar 11 99206-9730: Amanhã às 9h chega o seu pedido
verbatim-usage-bridge = /ponte 11 98765-4321 21 99765-4321: Amanhã às 9h temos reunião
verbatim-usage-sms = /sms 11 99206-9730: Amanhã às 9h chega o seu pedido
verbatim-usage-ask = /perguntar 11 99206-9730: Amanhã às 9h você vem? 1=sim 2=não
verbatim-usage-callback = /retorno 11 98765-4321 Dúvida sobre a entrega de amanhã

## A ajuda
help-title = Isto é o que sei fazer:
help-call = /ligar NÚMERO PALAVRAS: ligo e falo as suas palavras
help-bridge =
    /ponte NÚMERO NÚMERO: ligo para os dois e junto as pessoas, sem mostrar os números
    /ponte NÚMERO: o mesmo, entre o seu número e outro
help-sms = /sms NÚMERO TEXTO: envio um SMS de até 160 caracteres
help-ask = /perguntar NÚMERO PERGUNTA 1=sim 2=não: ligo, pergunto e conto que tecla a pessoa apertou
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
help-sessions = /sessoes: os navegadores em que você entrou; encerro um deles ou todos
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

## Quem não pode
denied-stranger = Você ainda não tem permissão para usar o Ramal. Nada foi discado. Peça um convite a quem administra; para quem administra, você é: { $identity }
denied-role = Você não tem permissão para isto. Nada mudou e nada foi discado. Se precisar de mais, fale com quem administra. O que você pode: /ajuda
denied-purpose = Você não tem permissão para ligar com esta finalidade. Nada foi discado. Fale com quem administra.
denied-place = Isto eu só faço em conversa privada comigo, porque aqui outras pessoas leem. Nada foi discado.
denied-alone = Isto só vale dentro de um grupo: envie /grupo lá. Nada mudou.
denied-group = Isto não está liberado neste grupo. Nada foi discado. Quem administra muda isso com: /grupo
toast-not-allowed = Você não tem permissão para isto.
