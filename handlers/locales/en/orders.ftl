### Orders: calls, bridges and SMS, from the card to the end.

## Buttons
button-call = Call
button-bridge = Call
button-sms = Send
button-cancel = Cancel
button-schedule = Schedule
button-look = Check again
button-again = Call again anyway
button-again-sms = Send again anyway
button-leave = Leave it
button-purpose = Purpose

## The card of an order
card-call = 📞 Call to { $dest }
card-bridge = 🔗 Bridge between { $dest } and { $dest2 }
card-sms = ✉️ SMS to { $dest }
card-ask = ❓ Question for { $dest }
card-question = Question to ask: “{ $words }”
card-answer = • key { $key }: { $meaning }
card-answer-spoken = The person answers by speaking. The call says that the answer is recorded.
question-aloud-key = For { $meaning }, press { $key }.
question-aloud = { $words } { $keys } Once more: { $words } { $keys }
question-aloud-spoken = { $words } Once more: { $words } Please answer after the tone. Your answer will be recorded.
card-transfer = 🗣️ Whoever presses { $key } is put through to you, at { $dest2 }. At its end the call says: “{ $words }”
card-transfer-agent = 🗣️ Whoever presses { $key } is put through to { $name }, who serves the queue now. At its end the call says: “{ $words }”
transfer-aloud-asker = To talk to the person who called, press { $key }.
transfer-aloud-queue = To talk to an agent, press { $key }.
transfer-to-you = you
card-words = Spoken message: “{ $words }”
card-text = Text: “{ $words }”
card-first = { $dest } answers first and hears: “{ $words }”
card-line-unverified = { $dest } is the number you saved as yours; it has not been verified yet.
card-due = 🕓 When: { $moment }
card-due-today = 🕓 When: today, { $moment }
card-due-tomorrow = 🕓 When: tomorrow, { $moment }
card-purpose = Purpose: { $purpose }
card-estimate = Estimated cost: { $cost }
card-estimate-unknown = Estimated cost: unknown
card-cost = Cost: { $cost }
card-ticket = Order { $short }
card-split = I took { $dest } for the number and “{ $words }” for the words. If that is wrong, cancel and put a colon between.
end-named = { $name } ({ $number })
card-opt-out-key = Whoever presses { $key } alone is not called any more: say so in your words.
card-warning = ⚠️ The operator took it and remarks: “{ $text }”
card-code = A code, which only the phone shows.
card-heard = 🎙️ I heard: “{ $words }”
card-heard-badly = ⚠️ I did not hear it well: check the number and the words before you confirm.
card-recording = Audio: #{ $name }{ $values }
card-recording-words = Audio #{ $name }: “{ $words }”
card-sms-ok = ✉️ Afterwards, if answered, I send an SMS: “{ $words }”
card-sms-nae = ✉️ Afterwards, if not answered, I send an SMS: “{ $words }”
card-sms-oknae = ✉️ After the call I send an SMS: “{ $words }”
card-sms-dtmf1 = ✉️ Afterwards, if { $keys } was pressed, I send an SMS: “{ $words }”

## Purpose
purpose-transactional = transactional notice
purpose-requested = requested by the person called
purpose-verification = a code to confirm a number
purpose-on_call = on call
purpose-collection = debt collection
purpose-telemarketing = telemarketing
purpose-ask =
    For what purpose? It decides what the operator checks before it calls.
    Collection and telemarketing: the Procon do-not-call list, and the hours that the law allows there.
    Transactional notice: the Procon do-not-call list.
toast-purpose = Purpose: { $purpose }

## Where it stands
state-proposed-due = Shall I schedule it? I wait 5 minutes for your answer.
state-proposed-call = Shall I call? I wait 5 minutes for your answer.
state-proposed-bridge = Shall I call? I wait 5 minutes for your answer.
state-proposed-sms = Shall I send it? I wait 5 minutes for your answer.
state-confirmed = ⏳ Confirmed. Handing it to the operator…
state-held = ⏳ Another order for this number has just left, and the operator takes the next one only after a pause. I send it { $when }. Nothing was dialled or charged for it yet.
state-scheduled = 🕓 Scheduled for { $moment }. You can cancel it until then.
state-submitting = ⏳ The operator has not confirmed that it got the order. I am checking; I will not dial again.
state-accepted-call = 📲 The operator accepted. The phone should ring any moment.
state-accepted-bridge = 📲 The operator accepted. The first phone should ring any moment.
state-accepted-sms = 📲 The operator accepted.
state-asked-again = How it ends I do not know yet, and for now the operator takes no more questions. I ask again { $when }; if it tells me sooner, I tell you at once.
state-cancelled = 🚫 Cancelled. Nothing was dialled or charged.
state-expired = ⌛ No yes came within 5 minutes and the order expired. Nothing was dialled or charged.
state-expired-late = ⌛ The order was confirmed, but I was down and did not hand it over in time. It expired: nothing was dialled or charged. Ask again if you still need it.
state-missed = ⌛ This order was scheduled for { $moment }, but I was down and had not handed it over even { $minutes } minutes later. It expired: nothing was dialled or charged. Ask again if you still need it.
state-unknown-call = ❓ I could not learn whether this call was made: the operator did not answer and its records do not show the order. It may have rung and may have been charged. What shall I do?
state-unknown-bridge = ❓ I could not learn whether this bridge was made: the operator did not answer and its records do not show the order. The phones may have rung and it may have been charged. What shall I do?
state-unknown-sms = ❓ I could not learn whether this SMS was sent: the operator did not answer, and an SMS cannot be looked up. It may have arrived and may have been charged. What shall I do?
state-unknown-left = ❓ Nobody knows whether it was done. You decided to leave it.
bridge-default-words = Hello! You have a call. One moment please, we are connecting you.

## Refusals
refused-credit = ⛔ The operator refused: the account has no credit. Nothing was dialled or charged. Top up the account and ask again.
refused-destination = ⛔ The operator did not take this number. Nothing was dialled or charged. Check the number and ask again.
refused-hours = ⛔ The law of the place that was to be called does not allow a { $purpose } call now. Nothing was dialled or charged. Try within office hours of a working day.
refused-do-not-call = ⛔ The number is on the Procon do-not-call list, which holds for this purpose ({ $purpose }). Nothing was dialled or charged. It may be called only if the person asks for it.
refused-blocked = ⛔ The number is blocked on your account with the operator. Nothing was dialled or charged. Whoever runs the account can allow it on its panel.
refused-duplicate = ⛔ The operator took the order for a repetition. Nothing was dialled or charged this time. Wait some minutes before you ask again.
refused-audio = ⛔ The operator could not make the audio. Nothing was dialled or charged. Try other words.
refused-permission = ⛔ Your operator account does not allow this. Nothing was sent or charged. Ask whoever runs the account.
refused-authentication = ⛔ The operator did not accept our credentials. Nothing was dialled or charged. Tell whoever runs Ramal.
refused-authentication-102 = ⛔ The operator does not know our token. Nothing was dialled or charged. Tell whoever runs Ramal before anybody tries again: many such tries get this machine barred for good.
refused-authentication-114 = ⛔ Our token was made for another service of the operator. Nothing was dialled or charged. Whoever runs Ramal needs one for the API.
refused-authentication-120 = ⛔ The operator takes nothing from this machine's internet address. Nothing was dialled or charged. Whoever runs Ramal can register the address in the operator's panel.
refused-no-audio = ⛔ The operator does not have this audio: it is gone, or belongs to another account. Nothing was dialled or charged. Record it again, or write the words.
refused-sms-night = ⛔ At night, from 22:00 to 06:00 in Brasília, the operator sends only so many SMS, and tonight's are spent. Nothing was sent or charged. It can be sent from 06:00 on: ask again then, or schedule it now.
refused-agent = ⛔ The operator has no voice agent for this kind of call. Nothing was dialled or charged. Whoever runs Ramal has to correct its settings.
refused-request = ⛔ The operator did not take the order. Nothing was dialled or charged.
refused-too-many = ⛔ The operator asked me to wait before sending more. Nothing was dialled or charged. Try again in a few minutes.
refused-unreachable = ⛔ I could not reach the operator. Nothing was dialled or charged. Try again in a few minutes.
refused-sandbox-number = ⛔ This number exists only in the sandbox. Nothing was dialled or charged.
refused-not-allowed = ⛔ Whoever asked, or the group, is no longer allowed to do this. Nothing was dialled or charged. Ask whoever runs Ramal.
refused-opted-out = ⛔ After the yes, the person asked not to be called. Nothing was dialled or charged.
refused-blocked-here = ⛔ After the yes, whoever runs Ramal blocked the number. Nothing was dialled or charged.
refused-quiet = ⛔ These are quiet hours for this number. Nothing was dialled or charged. Ask again for another hour.
refused-other = ⛔ The operator refused. Nothing was dialled or charged.
refused-code = { $text } The operator's answer: { $code } { $status }
refused-no-longer = It did not leave: somebody has acknowledged already, or the alert is over. Nothing was dialled or charged.

## One question to several people
survey-title = ❓ Question to { $count ->
    [one] one person
   *[other] { $count } people
 }
survey-whom = I will call:
survey-whom-line = • { $who }
survey-whom-again = • { $who } ⚠️ was called a moment ago
survey-not-whom = I will not call:
survey-line = • { $who }: { $what }
survey-out-blocked = blocked by an administrator
survey-out-opted-out = asked not to be called
survey-out-quiet = it is a quiet hour there
survey-out-number-limit = this number has had all that its limit allows
survey-out-limit = it would pass a limit of orders or of spending
survey-out-unpriced = spending is limited, and I do not know the price
survey-out-repeat = was called a moment ago
survey-out-own = it is a number of this installation
survey-out-not-mobile = it is no mobile and cannot get the SMS
survey-tally = 📊 { $tally }
survey-count = { $what } { $count }
survey-count-other-key = another key { $count }
survey-count-nothing = no answer { $count }
survey-count-unsent = not called { $count }
survey-count-unknown = not known { $count }
survey-count-waiting = waiting { $count }
survey-waiting = waiting
survey-other-key = pressed { $keys }, which is none of the answers
survey-no-key = answered and pressed nothing
survey-over = 🏁 The question “{ $words }” is over (order { $short }).
survey-silent = Gave no answer: { $names }.
survey-late = One result of the question “{ $words }” has changed (order { $short }).
survey-cancelled = { $left ->
    [0] I cancelled the question { $short }. Nothing was dialled or charged.
   *[other] Of the question { $short } I cancelled what had not left yet: { $count }. Had left or ended already: { $left }.
 }

## In few words
status-what-call = call to { $dest }
status-what-bridge = bridge between { $dest } and { $dest2 }
status-what-ask = question for { $dest }
status-what-survey = question to { $count ->
    [one] one person
   *[other] { $count } people
 }
status-what-sms = SMS to { $dest }
status-proposed = waits for your yes
status-confirmed = confirmed, on its way to the operator
status-held = waits for its turn, leaves { $when }
status-scheduled = scheduled for { $moment }
status-missed = confirmed, but it expired: I was down
status-submitting = not confirmed by the operator yet
status-accepted = accepted, waiting for the outcome
status-refused = refused, nothing was dialled
status-unknown = nobody knows whether it was done
status-cancelled = cancelled
status-expired = expired without a yes
status-closed-answered = answered
status-closed-voicemail = voicemail
status-closed-not_answered = not answered
status-closed-wrong_number = wrong number
status-closed-nonexistent = number does not exist
status-closed-mobile_blocked = mobile blocked
status-closed-do_not_call = on the do-not-call list
status-closed-sent = sent
status-closed-never_reported = never reported by the operator
status-closed-other = ended with another status

## Cancelling
cancel-nothing = There is nothing to cancel: nothing waits for a yes.
cancel-done = Order { $short } is cancelled. Nothing was dialled or charged.
cancel-done-scheduled = Order { $short }, scheduled for { $moment }, is cancelled. Nothing was dialled or charged.
cancel-unknown = Order { $short } cannot be cancelled: nobody knows whether it was done. Its card shows what to do.
cancel-too-late = Too late to stop order { $short }: it is with the operator, which cannot call it back. I will tell you how it ends.
cancel-ended = Order { $short } has ended already: { $state }.

## Short answers to a button
toast-confirmed = Confirmed
toast-scheduled = Scheduled
toast-cancelled = Cancelled
toast-left = Right, it stays as it is
toast-looking = Checking… if the record turns up, I will tell you here.
toast-again = A new order is on its way
toast-stale = This button is no longer valid. Where the order stands: { $state }.
toast-expired = The order expired; nothing was dialled.
toast-foreign = Only the person who asked can answer.
toast-picked = Right
toast-repeat = Somebody has just called this number: look at the card.
