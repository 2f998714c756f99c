### Como um pedido terminou.

## Como terminou
outcome-call-answered = ✅ { $dest } atendeu.
outcome-call-answered-for = ✅ { $dest } atendeu e ficou { $seconds } s na linha.
outcome-call-answered-keys = ✅ { $dest } atendeu, ficou { $seconds } s na linha e teclou { $keys }.
outcome-call-answered-pressed = ✅ { $dest } atendeu e teclou { $keys }.
outcome-ask-answered = ✅ { $dest } teclou { $key }: { $meaning }.
outcome-ask-unclear = ⚠️ { $dest } atendeu e teclou { $keys }, que não é nenhuma das respostas.
outcome-ask-nothing = 🔇 { $dest } atendeu e não teclou nada.
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
block-opted-out-by-key = 🚫 { $dest } teclou { $key }: não recebe mais ligações nem SMS. Só quem administra pode liberar.
