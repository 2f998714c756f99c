### On call: alerts, who is on call, silences.

## Alerts and their cards
page-title = 🚨 Alert for { $team } ({ $short })
page-title-test = 🧪 On-call test for { $team } ({ $short })
page-place = {" "}on { $place }
page-since = since { $since }
page-more =
    { $count ->
        [one] and 1 more alert
       *[other] and { $count } more alerts
    }
page-calling = 📣 Nobody has acknowledged yet. I keep calling.
page-acknowledged = 🙋 { $name } acknowledged within { $minutes } min. Nobody else is called.
page-unheard = ⛔ I called everybody on the list and nobody acknowledged. There is nobody left to call.
page-resolved = ✅ Resolved.
page-silenced = 🔕 Silenced. If it is still firing when the silence ends, I call again.
page-news-acked = 🙋 { $name } acknowledged alert { $short }. Nobody else is called.
page-news-acked-ringing = 🙋 { $name } acknowledged alert { $short }. One call had left already and may still ring; there will be no other.
page-news-resolved = ✅ Alert { $short } is resolved. Nobody else is called.
page-news-surplus = ⚠️ { $source } has more than { $most } open alerts. The others count in alert { $short } and still call, but are not listed one by one.
page-news-up = ⏫ Alert { $short } went on to the next step of its policy.
page-news-again = 📣 Alert { $short } calls again from the first step.
page-news-unheard = ⛔ Alert { $short }: I called everybody on the list and nobody acknowledged. Somebody must look now.
page-news-refused = ⚠️ Alert { $short }: a call did not leave, or nobody knows of it. I went on to the next step at once.
page-fallback = ☎️ Alert { $short }: nobody acknowledged; I called the fallback number.
page-acked-by-words = 🙋 All right: you have acknowledged. Nobody else is called.
page-sms = Ramal: alert { $short }: { $title }. Acknowledge in the chat.
page-test-title = A test asked for by { $name }
severity-critical = Critical
severity-warning = Warning
severity-info = Information
mark-critical = 🔴{" "}
mark-warning = 🟡{" "}
mark-info = 🔵{" "}
mark-resolved = ✅{" "}
mark-silenced = 🔕{" "}
button-page-ack = Acknowledge
button-page-up = Next step
button-page-done = Resolve
button-page-hush = Silence for 1 h
button-page-again = Give back
toast-page-over = This alert is resolved already.
toast-page-mine = You have acknowledged this alert already.
toast-page-acked = { $name } has acknowledged this alert already.
toast-page-late = The alert has changed. Look at its card.
heartbeat-missed = No sign of { $name } for more than { $minutes } min
alerts-surplus = { $source } has more than { $most } open alerts: the others count, but are not listed one by one
page-news-handed = 🔁 Alert { $short } was handed to { $name }, who is being called.
page-news-still = 🔔 Alert { $short } still waits for somebody. Its card is above.
page-news-stopped = ⚠️ Alert { $short }: a call was stopped by a limit and did not leave. Look at its card.
page-ack-which = More than one alert is calling: { $shorts }. None was acknowledged. Answer the message of the right one, press Acknowledge on its card, or write /oncall take and its code.
page-news-stuck = ⛔ A fault of mine keeps alert { $short } from going on. Nobody is being called for it: please look now. I try again every minute.
page-news-silenced = 🔕 Alert { $short } is silenced and calls nobody. If it is still firing when the silence ends, I call again.
page-late-acknowledged = ℹ️ You pressed the key for alert { $short }, but { $name } had already acknowledged it. It is not yours.
page-late-resolved = ℹ️ You pressed the key for alert { $short }, but it was resolved already. There is nothing to do.
page-late-calling = ℹ️ You pressed the key for alert { $short }, but it had already been handed on. It is not yours.
page-late-unheard = ℹ️ You pressed the key for alert { $short }, but it had already been handed on and nobody acknowledged it. If you can, acknowledge it on its card.
mark-test = 🧪{" "}
page-test-over = ✅ The test is over: { $name } acknowledged it in { $minutes } min.
page-truncated =
    { $count ->
        [one] the source left 1 alert out
       *[other] the source left { $count } alerts out
    }

## What is spoken on the phone
page-says = { $severity } alert: { $title }.
page-says-where = On { $place }.
page-says-since = Since { $clock }.
page-says-since-one = Since { $clock }.
page-says-more =
    { $count ->
        [one] There is one more alert.
       *[other] There are { $count } more alerts.
    }
page-says-key = To acknowledge, press { $key }.
page-says-chat = To acknowledge, answer in the chat.
page-says-again = Once more.
unit-percent = percent
unit-ms = milliseconds
unit-seconds = seconds
unit-minutes = minutes
unit-hours = hours
unit-days = days
sign-dot = dot
sign-colon = colon
sign-underscore = underscore
sign-slash = slash
sign-dash = dash

## On-call commands
oncall-title = On call now:
oncall-line = { $team }: { $name }, until { $until }
oncall-line-plain = { $team }: { $name }
oncall-line-nobody = { $team }: nobody
oncall-hint = Open alerts: /oncall alerts · Silences: /oncall silences · Try it: /oncall test · Swap: { $usage }
oncall-none = Nobody is on call here. Whoever runs Ramal writes the file of RAMAL_ON_CALL_FILE.
oncall-unknown = I did not understand. Nothing changed and nobody was called. After /oncall write: alerts, take, resolve, escalate, hand, swap, silence, silences, unsilence or test (which rings real phones).
oncall-test = 🧪 Test begun for { $team }: the phone of whoever is on call really rings. It ends when somebody acknowledges it.
oncall-which = Of which team? Nobody was called. Teams: { $teams }
oncall-swapped = 🔁 { $name } is on call for { $team } until { $until }.
oncall-swapped-later = 🔁 { $name } is on call for { $team } from { $begins } until { $until }.
oncall-swap-unknown = I did not understand the swap. Nothing changed. Write the team ({ $teams }), who comes in ({ $people }) and until when. Example: { $usage }
usage-oncall-swap = /oncall swap infra bia until tomorrow at 9:00
pages-title = Open alerts:
pages-none = No open alert.
pages-line = { $mark }{ $short } · { $what } · { $team } · { $since } · { $state }
pages-word-silenced = silenced
pages-word-calling = calling
pages-word-acknowledged = acknowledged by { $name }
pages-word-unheard = nobody acknowledged
pages-word-resolved = resolved
oncall-handed = 🔁 Alert { $short } is { $name }'s now, and their phone rings.
oncall-hand-unknown = I did not understand. Nothing changed and nobody was called. Write the code of the alert (see /oncall alerts) and the person ({ $people }). Example: { $usage }
usage-oncall-hand = /oncall hand k7m2p bia
usage-oncall-silence = /oncall silence disk db-1 for 2 h
usage-oncall-unsilence = /oncall unsilence 12
oncall-take-unknown = I did not find that alert. Nothing changed. See the codes in /oncall alerts. Example: { $usage }
usage-oncall-take = /oncall take k7m2p
oncall-bad-file = ⚠️ The on-call file was changed and cannot be read, so the one before still counts. { $why }
oncall-file-good = ✅ The on-call file was mended and counts now.
oncall-file-lacks = ⚠️ The on-call file was changed and counts now. No longer in it: { $gone }. Whoever sent alerts by these names gets an error.
pages-silenced = Silenced, and still firing:
oncall-test-already = A test of { $team } is under way already: acknowledge or resolve it first (/oncall alerts).
oncall-test-no-phone = 🧪 Test begun for { $team }, but whoever is on call has no phone number: only the chat reads it. Numbers stand in the on-call file or come from /mynumber.

## Silences
silence-made =
    🔕 Silence { $number }: { $what }, until { $until }. Whatever is still firing after that calls again. { $count ->
        [0] None of it is calling now; check the words in /oncall alerts.
        [one] One alert stopped calling.
       *[other] { $count } alerts stopped calling.
    }
silence-everything = everything of { $team }
silence-ended = 🔔 Silence { $number } is over ({ $what }). Whatever is still firing calls again within a minute.
silence-end-unknown = There is no silence of that number. Nothing changed. See the numbers in /oncall silences. Example: { $usage }
silences-title = Active silences:
silences-none = No silence now: every alert calls somebody.
silences-line = { $number } · { $what } · until { $until } · { $name }
silences-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
silence-made-page = 🔕 Alert { $short } and others like it call nobody until { $until }. Whatever is still firing after that calls again.
silence-no-time = It lacks until when, or I did not understand it. Nothing changed. Write for how long (for 2 h, for 3 days) or until when (until tomorrow at 9:00). Example: { $usage }
silence-no-words = It lacks what to silence. Nothing changed. Write words of the alert, its code, or "everything" and the team. Example: { $usage }
silence-too-long = A silence ends in the future and lasts 31 days at most. Nothing changed. Example: { $usage }
silences-maintenance = { $team } is in maintenance: none of its alerts calls anybody

## What happened
page-timeline = Alert { $short } ({ $team }):
page-step-raised = came in
page-step-joined = another alert joined
page-step-called = call ordered
page-step-texted = SMS ordered
page-step-told = told in the chat
page-step-nobody = nobody to call in this step
page-step-stopped = call stopped
page-step-unanswered = not answered
page-step-unanswered-voicemail = it was voicemail: counts as not answered
page-step-answered = the call was answered
page-step-acknowledged = acknowledged
page-step-late = a key pressed too late
page-step-escalated = sent on
page-step-handed = given back: it calls again
page-step-alert-resolved = one of its alerts is over
page-step-resolved = resolved
page-step-unheard = end of the list, nobody acknowledged
page-time-to-ack = Time to acknowledge: { $minutes } min { $seconds } s
history-title = Alerts of the last 30 days
history-none = No alerts in the last 30 days.
history-count =
    { $count ->
        [one] 1 alert
       *[other] { $count } alerts
    }
history-median = median until acknowledged: { $time }
history-unheard =
    { $count ->
        [one] 1 that nobody acknowledged
       *[other] { $count } that nobody acknowledged
    }
history-time = { $minutes } min { $seconds } s
history-export = Export (CSV)
history-back = All alerts
history-not-yours = You may not see the alerts. An administrator gives the role of agent or writes your name into the on-call file.
history-link = On the web: { $url }
page-step-silenced = silenced
page-step-handed-to = handed to { $name }
page-step-acknowledged-key = acknowledged by the key
history-more =
    { $count ->
        [one] and one more, in the export
       *[other] and { $count } more, in the export
    }

## Ramal watches itself
watch-balance = The balance of the account at the operator is low: { $balance }
watch-callbacks =
    { $count ->
        [one] The operator stopped telling how calls end: the last one showed up in its records only
       *[other] The operator stopped telling how calls end: the last { $count } showed up in its records only
    }
watch-platform = The operator refuses calls ({ $why })
watch-why-credit = no credit
watch-why-authentication = credentials not accepted
watch-why-permission = account not permitted
watch-why-unreachable = it does not answer
watch-news = ⚠️ { $what }
watch-late =
    { $count ->
        [one] ⛔ Alert { $shorts } should have called somebody more than { $minutes } min ago and nothing happened. Nobody is being called for it: look now.
       *[other] ⛔ { $count } alerts should have called somebody more than { $minutes } min ago and nothing happened ({ $shorts }). Nobody is being called for them: look now.
    }
watch-over-balance = ✅ The balance of the account at the operator is fine again.
watch-over-callbacks = ✅ The operator tells again how calls end.
watch-over-platform = ✅ The operator takes calls again.
