### O que as páginas da web dizem por si mesmas.

## A página do chat
web-chat-connecting = conectando…
web-chat-open = conectado
web-chat-lost = reconectando…
web-chat-ended = sessão encerrada
web-chat-crowded = páginas demais abertas
web-chat-ended-notice = A sua sessão terminou. Peça um novo link de entrada a quem administra o Ramal; o que você escreveu fica guardado neste navegador.
web-chat-history = Conversa com o Ramal
web-chat-placeholder = Escreva uma mensagem ou /
web-chat-label = Mensagem
web-chat-send = Enviar
web-chat-mic = Gravar uma nota de voz
web-chat-mic-send = Enviar a gravação
web-chat-drop = Descartar a gravação
web-chat-recording = Gravando { $time }
web-chat-mic-forbidden = O navegador não deixou usar o microfone. Permita o microfone para esta página e tente de novo.
web-chat-mic-missing = Não encontrei um microfone neste aparelho.
web-chat-note-lost = A página não tem mais permissão para enviar. Entre de novo e grave outra vez.
web-chat-note = 🎤 Nota de voz, { $time }
web-chat-voice-of = Áudio do Ramal, { $time }
web-chat-suggestions = Comandos
web-chat-suggested-one = { $count } comando
web-chat-suggested-other = { $count } comandos
web-chat-newest = Novas mensagens ↓
web-chat-today = Hoje
web-chat-yesterday = Ontem
web-chat-pending = enviando
web-chat-kept = recebida
web-chat-refused = Não enviada. { $why }
web-chat-refused-before = Não enviada.
web-chat-press-lost = O botão não chegou a tempo e nada foi feito. Aperte de novo.
web-chat-updated = atualizado { $time }
web-chat-welcome = Você escreve, um telefone toca
web-chat-welcome-more = Antes de discar eu sempre mostro o pedido e espero a sua confirmação. Experimente:
web-chat-you = Você
web-chat-ramal = Ramal
web-chat-leave = Sair
web-chat-leave-here = Sair deste navegador
web-chat-leave-everywhere = Sair de todos os navegadores
web-chat-leave-how = Para entrar de novo é preciso um novo link. O que ainda não foi enviado se perde. Para ver todos os navegadores: /sessoes
web-left-title = Você saiu do Ramal
web-left-how = Este navegador não mostra mais as suas conversas. Para entrar de novo, peça um link a quem administra o Ramal, ou escreva /vincular para ele no Telegram.

## O que ela recusa
web-error-not-json = Não entendi o que a página enviou. Recarregue a página.
web-error-hello-first = A página não se apresentou. Recarregue a página.
web-error-no-key = A mensagem veio sem identificação e não foi aceita. Recarregue a página.
web-error-empty = A mensagem está vazia. Escreva alguma coisa.
web-error-too-long = A mensagem passa de { $longest } caracteres e não foi enviada. Encurte e envie de novo.
web-error-no-choice = Este botão não é válido.
web-error-too-fast = Muitas mensagens em pouco tempo. Espere alguns segundos.
web-error-not-kept = Não consegui guardar a mensagem agora. Vou tentar de novo.
web-error-note-empty = A gravação está vazia. Grave de novo.
web-error-note-too-large = A gravação é grande demais e não foi enviada. Grave uma mais curta.
web-error-too-many-visits = Já chegaram pedidos demais daqui. Nada foi pedido. Tente de novo mais tarde.
web-error-too-many-pages = Há páginas demais abertas com o seu nome. Feche alguma e recarregue esta.

## A página de retorno
web-callback-title = Ligamos para você
web-callback-name = Seu nome (se quiser)
web-callback-number = Telefone com DDD
web-callback-why = Sobre o quê?
web-callback-when = Quando, no horário deste aparelho? Vazio é agora
web-callback-send = Quero que me liguem
web-callback-text = Mensagem
web-callback-go = Enviar
web-callback-lost = A conexão caiu. Nada foi pedido duas vezes; tente de novo.

## As outras páginas
web-alerts-lost = Não consegui ler os alertas. Tento de novo.
web-closed-title = Entre primeiro
web-closed-how = Escreva /vincular a Ramal no seu chat e abra o endereço que ele responde; depois volte aqui.
web-login-enter = Entrar no chat
web-login-once = Este link vale uma vez só, neste navegador.
web-unavailable-title = Tente de novo daqui a pouco
web-unavailable-why = O Ramal está sem acesso aos próprios dados neste momento. Este pedido não discou nem custou nada. Espere alguns segundos e tente de novo.
web-spent-title = Este link não vale mais
web-spent-why = Ele já foi usado, venceu ou nunca existiu. Peça outro a quem administra o Ramal.
web-spent-entered = Se você já entrou neste navegador:
web-spent-open = abra o chat
web-no-script = Esta página precisa de JavaScript.
web-demo-how = Experimente no chat, confirme e atenda o telefone:
web-demo-try = /ligar 11 99206-9730 Seu pedido chegou
web-demo-practice = Microfone: um modelo de treino ouve só fala sintética clara e pedidos curtos. Um de verdade:
web-demo-safe = Demonstração: nada sai desta máquina.
web-demo-phones = Telefones
