### How an order ended.

## How it ended
outcome-call-answered = ✅ { $dest } answered.
outcome-call-answered-for = ✅ { $dest } answered and stayed { $seconds } s on the line.
outcome-call-answered-keys = ✅ { $dest } answered, stayed { $seconds } s on the line and pressed { $keys }.
outcome-call-answered-pressed = ✅ { $dest } answered and pressed { $keys }.
outcome-ask-answered = ✅ { $dest } pressed { $key }: { $meaning }.
outcome-ask-unclear = ⚠️ { $dest } picked up and pressed { $keys }, which is none of the answers.
outcome-ask-nothing = 🔇 { $dest } picked up and pressed nothing.
outcome-call-not_answered = 📵 { $dest } did not answer.
outcome-call-wrong_number = ❌ The operator says that { $dest } is wrong or incomplete.
outcome-call-nonexistent = ❌ The operator says that { $dest } does not exist.
outcome-call-mobile_blocked = ⛔ Calls to mobiles are blocked on this account: { $dest } did not ring.
outcome-call-do_not_call = ⛔ { $dest } is on the Procon do-not-call list and did not ring.
outcome-call-never_reported = ❔ The operator accepted the call to { $dest }, but did not say within 24 hours how it ended.
outcome-call-other = ℹ️ The call to { $dest } ended with a status that I do not know: { $status }.
outcome-bridge-answered = ✅ The bridge was answered by { $dest }.
outcome-bridge-answered-for = ✅ The bridge was answered by { $dest } and lasted { $seconds } s.
outcome-bridge-answered-keys = ✅ The bridge was answered by { $dest }, lasted { $seconds } s and somebody pressed { $keys }.
outcome-bridge-answered-pressed = ✅ The bridge was answered by { $dest } and somebody pressed { $keys }.
outcome-bridge-not_answered = 📵 The bridge was not answered by { $dest }.
outcome-bridge-wrong_number = ❌ The operator says that a number of the bridge is wrong or incomplete: { $dest } or { $dest2 }.
outcome-bridge-nonexistent = ❌ The operator says that a number of the bridge does not exist: { $dest } or { $dest2 }.
outcome-bridge-mobile_blocked = ⛔ Calls to mobiles are blocked on this account: the bridge was not made.
outcome-bridge-do_not_call = ⛔ A number of the bridge is on the Procon do-not-call list: the bridge was not made.
outcome-bridge-never_reported = ❔ The operator accepted the bridge, but did not say within 24 hours how it ended.
outcome-bridge-other = ℹ️ The bridge ended with a status that I do not know: { $status }.
outcome-sms-sent = ✅ The operator accepted the SMS to { $dest }.
news-ticket = { $text } (order { $short })
news-corrected = Correction of order { $short }: the operator's record says otherwise. { $text }
block-opted-out-by-key = 🚫 { $dest } pressed { $key }: no more calls or SMS to them. Only whoever runs Ramal can allow it again.
