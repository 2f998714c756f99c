### Áudios, vozes e notas de voz.

## Áudios
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

## Vozes
voice-shown = A voz que fala por você é { $now }. Há estas: { $names }. { $told } Exemplo: { $usage }
voice-unknown = Não conheço essa voz. Não mudei nada. Há estas: { $names }. Exemplo: { $usage }
voice-kept = Pronto: a partir de agora { $name } fala por você.
voice-aloud = Os resultados também chegam como nota de voz; para parar: /voz não
voice-silent = Os resultados chegam só por escrito; para ouvir também: /voz sim

## Notas de voz
hearing = 🎙️ Ouvindo… leva cerca de { $seconds } s.
hearing-waits = 🎙️ A sua nota de voz é a { $place }ª da fila: leva cerca de { $seconds } s.
hearing-practice = O modelo instalado é o de treino: entende só fala sintética clara e pedidos curtos. Para instalar um de verdade, quem administra executa: ramal voice install
heard = 🎙️ Ouvi: “{ $words }”
heard-practice = 🎙️ Ouvi, com o modelo de treino: “{ $words }”
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
