# Everything Ramal says in English. One sentence per intention; parts in braces come from the code.

# Commands, as help and Telegram's menu show them
command-call = /call
command-bridge = /bridge
command-sms = /sms
command-status = /status
command-cancel = /cancel
command-contact = /contact
command-audio = /audio
command-audios = /audios
command-voice = /voice
command-mynumber = /mynumber
command-callback = /callback
command-queue = /queue
command-oncall = /oncall
command-link = /link
command-invite = /invite
command-who = /who
command-limit = /limit
command-group = /group
command-block = /block
command-language = /language
command-help = /help
command-start = /start

menu-call = Place a call that speaks for you
menu-bridge = Join two people without showing the numbers
menu-sms = Send an SMS
menu-status = See how your orders are doing
menu-cancel = Cancel an order that has not left yet
menu-contact = See and save your contacts
menu-audio = Make an audio to hear and to use in calls
menu-audios = See and hear the audios that are kept
menu-voice = Choose the voice that speaks for you
menu-mynumber = Save your own number
menu-callback = Ask to be called
menu-queue = See who asks to be called, be available
menu-oncall = See who is on call, and the alerts
menu-link = Be the same person on Telegram and in the browser
menu-invite = Invite somebody to use Ramal
menu-who = See and change who may do what
menu-limit = See and change the limits
menu-group = Allow this group, and see what it may do
menu-block = See and block numbers that must not be called
menu-language = Change the language
menu-help = See what I can do

usage-call = /call 11 99206-9730 Your order has arrived
usage-bridge = /bridge 11 98765-4321 21 99765-4321
usage-sms = /sms 11 99206-9730 Your order has arrived
usage-status = /status
usage-cancel = /cancel
usage-contact = /contact Maria 11 99206-9730
usage-audio = /audio #welcome Hello, welcome to our shop
usage-audios = /audios
usage-voice = /voice francisca
usage-mynumber = /mynumber 11 98765-4321
usage-callback = /callback 11 98765-4321 A question about my order
usage-queue = /queue available
usage-oncall = /oncall test
usage-link = /link
usage-invite = /invite agent Bia
usage-who = /who Bia
usage-limit = /limit person-hour 30
usage-group = /group allow
usage-block = /block 11 99206-9730
usage-language = /language pt
usage-help = /help
usage-start = /start
scheduled-usage-call = /call tomorrow at 9:00 11 99206-9730 Your order has arrived
scheduled-usage-bridge = /bridge tomorrow at 9:00 11 98765-4321 21 99765-4321
scheduled-usage-sms = /sms tomorrow at 9:00 11 99206-9730 Your order has arrived
scheduled-usage-callback = /callback tomorrow at 10:00 11 98765-4321 A question about my order
verbatim-usage-call = /call 11 99206-9730: Tomorrow at 9:00 your order arrives
verbatim-usage-bridge = /bridge 11 98765-4321 21 99765-4321: Tomorrow at 9:00 we meet
verbatim-usage-sms = /sms 11 99206-9730: Tomorrow at 9:00 your order arrives
verbatim-usage-callback = /callback 11 98765-4321 A question about tomorrow's delivery

greeting =
    Hello! I am Ramal: you write, a phone rings.
    Try: call 11 99206-9730 and say your order has arrived
    Before I dial I always show the order and wait for your yes. To see all I can do: /help
help-title = This is what I can do:
help-call = /call NUMBER WORDS: I call and speak your words
help-bridge =
    /bridge NUMBER NUMBER: I call both and join them, without showing the numbers
    /bridge NUMBER: the same, between your number and another
help-sms = /sms NUMBER TEXT: I send an SMS of up to 160 characters
help-status = /status: how your latest orders are doing
help-cancel = /cancel: I cancel the latest order that has not left yet
help-contact = /contact NAME NUMBER: I save a contact; /contact alone shows them all
help-audio = /audio #name WORDS: I make an audio, you hear it and I keep it; then: /call NUMBER #name
help-audios = /audios: the audios that are kept
help-voice = /voice: choose the voice that speaks for you; /voice yes: outcomes come aloud, too
help-mynumber = /mynumber NUMBER: I save your number
help-callback = /callback NUMBER WHY: an agent calls you; begin with the time to book it: /callback tomorrow at 10:00
help-queue = /queue: who asks to be called; /queue available to get the requests here, /queue away to stop, /queue figures for the week
help-oncall = /oncall: who is on call; or /oncall alerts, take, resolve, escalate, hand, swap, silence, silences, unsilence, test
help-link = /link: be the same person on another channel, with the same contacts and orders
help-invite = /invite agent NAME: I make an invitation, which works once
help-who = /who: who may do what; /who NAME shows one person, to change or revoke
help-block = /block NUMBER: nobody is called there any more; /block alone shows them; administrators use /block allow NUMBER
help-limit = /limit: how much everybody may do, and the quiet hours; /limit person-hour 30 changes a limit
help-group = /group: what this group may ask for
help-language = /language pt or /language en: I change the language
help-help = /help: this list
help-orders =
    You can also ask in your own words: call 11 99206-9730 tomorrow at 9 and say the order has arrived. If a part is missing, I ask.
    Write numbers the way you usually do; outside Brazil begin with + and the country. If the words begin with digits, put a colon between: /call 11 99206-9730: 3 boxes have arrived
    To schedule it, put the day and the time before the number: /call tomorrow at 9:00 11 99206-9730 Your order has arrived
    An SMS after the call: /call 11 99206-9730 Your order has arrived +sms not answered: We tried to reach you
    Nothing is dialled without your yes.
greeting-guest =
    Hello! I am Ramal: I turn a chat into a telephone.
    Your role here: guest. To see what you can do: /help

# Buttons
button-call = Call
button-bridge = Call
button-sms = Send
button-cancel = Cancel
button-schedule = Schedule
button-look = Check again
button-again = Call again anyway
button-again-sms = Send again anyway
button-leave = Leave it
button-portuguese = Português
button-english = English

# The card of an order
card-call = 📞 Call to { $dest }
card-bridge = 🔗 Bridge between { $dest } and { $dest2 }
card-sms = ✉️ SMS to { $dest }
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

purpose-transactional = transactional notice
purpose-requested = requested by the person called
purpose-verification = a code to confirm a number
purpose-on_call = on call
purpose-collection = debt collection
purpose-telemarketing = telemarketing

state-proposed-due = Shall I schedule it? I wait 5 minutes for your answer.
state-proposed-call = Shall I call? I wait 5 minutes for your answer.
state-proposed-bridge = Shall I call? I wait 5 minutes for your answer.
state-proposed-sms = Shall I send it? I wait 5 minutes for your answer.
state-confirmed = ⏳ Confirmed. Handing it to the operator…
state-scheduled = 🕓 Scheduled for { $moment }. You can cancel it until then.
state-submitting = ⏳ The operator has not confirmed that it got the order. I am checking; I will not dial again.
state-accepted-call = 📲 The operator accepted. The phone should ring any moment.
state-accepted-bridge = 📲 The operator accepted. The first phone should ring any moment.
state-accepted-sms = 📲 The operator accepted.
state-cancelled = 🚫 Cancelled. Nothing was dialled or charged.
state-expired = ⌛ No yes came within 5 minutes and the order expired. Nothing was dialled or charged.
state-expired-late = ⌛ The order was confirmed, but I was down and did not hand it over in time. It expired: nothing was dialled or charged. Ask again if you still need it.
state-missed = ⌛ This order was scheduled for { $moment }, but I was down and had not handed it over even { $minutes } minutes later. It expired: nothing was dialled or charged. Ask again if you still need it.
state-unknown-call = ❓ I could not learn whether this call was made: the operator did not answer and its records do not show the order. It may have rung and may have been charged. What shall I do?
state-unknown-bridge = ❓ I could not learn whether this bridge was made: the operator did not answer and its records do not show the order. The phones may have rung and it may have been charged. What shall I do?
state-unknown-sms = ❓ I could not learn whether this SMS was sent: the operator did not answer, and an SMS cannot be looked up. It may have arrived and may have been charged. What shall I do?
state-unknown-left = ❓ Nobody knows whether it was done. You decided to leave it.

# Days and times
moment = { $weekday } { $day } { $month } at { $clock }
moment-at-one = { $weekday } { $day } { $month } at { $clock }
moment-in-zone = { $moment } ({ $zone })
zone-brasilia = Brasília time
zone-of-city = { $city } time
day-first = 1
due-note-tomorrow = That time has passed today: it will be tomorrow.
due-note-skipped = Clocks go forward that day and this time does not exist: it will be right after.
due-note-twice = Clocks go back that day and this time comes twice: it will be the first that has not passed yet.
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# How it ended
outcome-call-answered = ✅ { $dest } answered.
outcome-call-answered-for = ✅ { $dest } answered and stayed { $seconds } s on the line.
outcome-call-answered-keys = ✅ { $dest } answered, stayed { $seconds } s on the line and pressed { $keys }.
outcome-call-answered-pressed = ✅ { $dest } answered and pressed { $keys }.
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

# The operator's refusals
refused-credit = ⛔ The operator refused: the account has no credit. Nothing was dialled or charged. Top up the account and ask again.
refused-destination = ⛔ The operator did not take this number. Nothing was dialled or charged. Check the number and ask again.
refused-hours = ⛔ The law of the place that was to be called does not allow a { $purpose } call now. Nothing was dialled or charged. Try within office hours of a working day.
refused-do-not-call = ⛔ The number is on the Procon do-not-call list, which holds for this purpose ({ $purpose }). Nothing was dialled or charged. It may be called only if the person asks for it.
refused-blocked = ⛔ The number is blocked on your account with the operator. Nothing was dialled or charged. Whoever runs the account can allow it on its panel.
refused-duplicate = ⛔ The operator took the order for a repetition. Nothing was dialled or charged this time.
refused-audio = ⛔ The operator could not make the audio. Nothing was dialled or charged. Try other words.
refused-permission = ⛔ Your operator account does not allow this. Nothing was sent or charged. Ask whoever runs the account.
refused-authentication = ⛔ The operator did not accept our credentials. Nothing was dialled or charged. Tell whoever runs Ramal.
refused-request = ⛔ The operator did not take the order. Nothing was dialled or charged.
refused-unreachable = ⛔ I could not reach the operator. Nothing was dialled or charged. Try again in a few minutes.
refused-sandbox-number = ⛔ This number exists only in the sandbox. Nothing was dialled or charged.
refused-not-allowed = ⛔ Whoever asked, or the group, is no longer allowed to do this. Nothing was dialled or charged. Ask whoever runs Ramal.
refused-opted-out = ⛔ After the yes, the person asked not to be called. Nothing was dialled or charged.
refused-blocked-here = ⛔ After the yes, whoever runs Ramal blocked the number. Nothing was dialled or charged.
refused-quiet = ⛔ These are quiet hours for this number. Nothing was dialled or charged. Ask again for another hour.
refused-other = ⛔ The operator refused. Nothing was dialled or charged.
refused-code = { $text } The operator's answer: { $code } { $status }

# Numbers
number-missing = The number is missing. For example: { $usage }
number-unreadable = I could not read this number. Nothing was dialled. For example: { $usage }
number-invalid = This number does not exist in the numbering plan. Nothing was dialled. Check the area code and the count of digits. For example: { $usage }
number-no-area = The area code of this number is missing. Nothing was dialled. For example: { $usage }
number-emergency = I do not call emergency numbers. Nothing was dialled. In an emergency call yourself: in Brazil 190 police, 192 ambulance, 193 fire.
number-short = I do not call short service codes. Nothing was dialled. Use a whole number, with its area code.
number-premium = I do not call premium-rate numbers. Nothing was dialled.
number-own = This number belongs to this very installation of Ramal. Nothing was dialled.
number-not-mobile = An SMS reaches only mobiles, and this number is not one. Nothing was sent.
number-unsure = I am not certain where the number ends, and nobody would see the card first. Nothing was dialled. Put a colon between: 11 99206-9730: 3 boxes have arrived

# Times
time-unreadable = I did not understand when it is for. Nothing was dialled. Write the day and the time before the number. For example: { $usage }
time-nonsense = There is no such day or time. Nothing was dialled. For example: { $usage }
time-past = That moment has passed. Nothing was dialled. For example: { $usage }
time-far = I schedule orders only for the next { $days } days. Nothing was dialled.
time-ambiguous =
    I do not know whether the time is for the order or part of the message. Nothing was dialled.
    To schedule it: { $usage }
    To keep it in the message: { $verbatim }

# Words
words-empty = There is nothing to say. Nothing was dialled. For example: { $usage }
words-long-call = That is { $length } characters and a call carries up to { $limit }. Nothing was dialled and nothing was cut: shorten it and ask again.
words-long-sms = That is { $length } characters and an SMS carries up to { $limit }. Nothing was sent and nothing was cut: shorten it and ask again.
bridge-same-line = Both ends of the bridge are one line. Nothing was dialled.
bridge-no-line = For a bridge with one number I need to know yours. Save it with: { $usage }
bridge-default-words = Hello! You have a call. One moment please, we are connecting you.

# When a part of the order is missing
known-call = 📞 Call to { $dest }
known-bridge = 🔗 Bridge with { $dest }
known-sms = ✉️ SMS to { $dest }
ask-dest-call = Whom shall I call? Send the number with its area code, the name of a contact, or “me” for your own number. For example: 11 99206-9730
ask-dest-bridge = Who shall answer first? Send the number with its area code, the name of a contact, or “me” for your own number. For example: 11 98765-4321
ask-dest-sms = Whom is the SMS for? Send a mobile number with its area code, or the name of a contact. For example: 11 99206-9730
ask-dest2-bridge = With whom shall I join them? Send the other number with its area code, the name of a contact, or “me” for the number you saved with /mynumber. For example: 21 99765-4321
ask-words-call = What shall I say? Your next message will be spoken exactly as you write it. For example: Your order has arrived
ask-words-sms = What shall I write in the SMS? Your next message will be sent exactly as you write it. For example: Your order has arrived
ask-waits = Nothing was dialled. I wait 10 minutes for the answer; to give up: /cancel
name-unclear = I do not know who “{ $name }” is. Is it one of these? Press the name, or send the number. To save another contact: { $usage }
name-among-others = I am not certain who “{ $name }” is, and here, where other people read, I do not show your contacts. Send the whole name or the number, or ask in a private chat with me.
name-unknown = That is no number that I can read, and I have no contact called “{ $name }”. To save a contact: { $usage }
name-unsure = I am not certain who is meant, or where the name ends, and nobody would see the card first. Nothing was dialled. Use the contact's whole name and put a colon after it: /call Maria: Your order has arrived
half-cancelled = Right, I dropped it. Nothing was dialled.
half-expired = The question I had asked expired: no answer came within 10 minutes. Nothing was dialled.

# Sentences that become no order
doubt-negated = I understood that this is not to be done. Nothing was done and nothing was dialled.
doubt-two-orders = These look like two orders in one sentence. Nothing was dialled. One at a time, please.
doubt-emergency = I do not call emergency numbers. Nothing was dialled. In an emergency call yourself: in Brazil 190 police, 192 ambulance, 193 fire.
doubt-number = I found no number in that sentence that I could dial. Nothing was dialled. Check the area code and the count of digits. For example: { $call }
doubt-alone =
    I got a number, but I do not know what to do with it. Nothing was dialled.
    To call: { $call }
    To send an SMS: { $sms }
doubt-time = I did not understand when it is for, or I cannot schedule it for that moment. Nothing was dialled. For example: { $scheduled }
doubt-answer = Yes and no are the card's buttons: a word that is said or written neither dials nor cancels anything. Nothing was dialled.
cannot-ack = There is nothing that I could take as confirmed by a message. Nothing was dialled. To confirm an order press the button on its card; to see your orders: /status

# Contacts
contact-kept = I saved { $name }: { $number }.
contact-known = { $name } was saved with this number already: { $number }.
contact-renamed = This number was saved as { $before } already. The contact is now called { $name }: { $number }.
contact-renumbered = I changed the number of { $name }. It was { $before }; now it is { $number }.
contact-replaced = The number that was saved as { $name }, { $number }, has left your contacts.
contact-kept-shared = This contact is the team's: the change is for everybody.
contact-removed = I removed { $name } ({ $number }) from the contacts.
contact-shared = Now the whole team can use the contact { $name } ({ $number }).
contact-unshared = The contact { $name } ({ $number }) is again only for the one who saved it.
contact-list = Your contacts and the team's:
contact-list-like = Contacts with “{ $name }”:
contact-list-more = … and { $count } more. To search, write a part of the name: /contact mar
contact-line = { $name } · { $number }
contact-line-shared = { $name } · { $number } · team
contact-none = You have saved no contacts yet. For example: { $usage }
contact-several = More than one contact is called “{ $name }”. I changed nothing. Say which one by the number:
contact-near = I found no contact called “{ $name }”. I changed nothing. Similar ones:
contact-nobody = I found no contact called “{ $name }”. To save one: { $usage }
contact-empty = The name is missing. I changed nothing. For example: { $usage }
contact-long = A contact's name has at most 60 characters. I saved nothing. For example: { $usage }
contact-number = A number cannot be a name. I saved nothing. For example: { $usage }
contact-reserved = I use this name as a command, or to speak of you and of times. I saved nothing. Choose another. For example: { $usage }
contact-unclear = I am not certain what is the name and what is the number. I saved nothing. Put a colon between: /contact Shop 12: 11 3123-4567
contact-full = You have 5,000 contacts, and there is room for no more. I did not save this one. To make room: /contact remove Maria
contact-foreign = This contact is somebody else's. Only whoever saved it or an administrator can change it.

# Other answers
misunderstood = I did not understand. Nothing was dialled. See what I can do: /help
misunderstood-nearest = I do not know this command. Did you mean { $command }? Nothing was dialled. For example: { $usage }
cannot-use = I cannot use what you sent ({ $what }) yet. Nothing was dialled. Write a command; they are listed in /help
denied-stranger = You are not allowed to use Ramal yet. Nothing was dialled. Ask whoever runs it for an invitation; to them you are: { $identity }
denied-role = You are not allowed to do this. Nothing changed and nothing was dialled. If you need more, ask whoever runs Ramal. What you can do: /help
denied-purpose = You are not allowed to call for this purpose. Nothing was dialled. Ask whoever runs Ramal.
denied-place = I do this only in a private chat with me, as other people read here. Nothing was dialled.
denied-alone = This is only for a group: send /group there. Nothing changed.
denied-group = This is not allowed in this group. Nothing was dialled. Whoever runs Ramal changes that with: /group
# What is not done now
stopped-blocked = This number has been blocked by whoever runs Ramal since { $since }. Nothing was dialled. Only they can allow it again.
stopped-opted-out = This person asked not to be called; it has been on record since { $since }. Nothing was dialled. Only whoever runs Ramal can allow it again.
stopped-pressed = This person pressed a key so as not to be called any more; it has held since { $since }. Nothing was dialled. Only whoever runs Ramal can allow it again.
stopped-person-hour = { $most ->
    [one] You have made one order within the last hour, which is your limit.
   *[other] You have made { $most } orders within the last hour, which is your limit.
 } Nothing was dialled. You may ask again from { $until }.
stopped-person-day = { $most ->
    [one] You have made one order within the last 24 hours, which is your limit.
   *[other] You have made { $most } orders within the last 24 hours, which is your limit.
 } Nothing was dialled. You may ask again from { $until }.
stopped-destination-hour = { $most ->
    [one] One order (a call or an SMS) was made to this number within the last hour, which is the limit.
   *[other] { $most } orders (calls and SMS) were made to this number within the last hour, which is the limit.
 } Nothing was dialled. It may be called again from { $until }.
stopped-destination-day = { $most ->
    [one] One order (a call or an SMS) was made to this number within the last 24 hours, which is the limit.
   *[other] { $most } orders (calls and SMS) were made to this number within the last 24 hours, which is the limit.
 } Nothing was dialled. It may be called again from { $until }.
stopped-total-hour = { $most ->
    [one] Everybody together has made one order within the last hour, which is the limit.
   *[other] Everybody together has made { $most } orders within the last hour, which is the limit.
 } Nothing was dialled. New orders are taken from { $until }.
stopped-total-day = { $most ->
    [one] Everybody together has made one order within the last 24 hours, which is the limit.
   *[other] Everybody together has made { $most } orders within the last 24 hours, which is the limit.
 } Nothing was dialled. New orders are taken from { $until }.
stopped-person-spend = This order would go beyond what you may spend in 24 hours: { $most }. Nothing was dialled. You may ask again from { $until }.
stopped-total-spend = This order would go beyond what everybody together may spend in 24 hours: { $most }. Nothing was dialled. New orders are taken from { $until }.
stopped-on-call-hour = { $most ->
    [one] Alerts have called this number once within the last hour, which is the limit.
   *[other] Alerts have called this number { $most } times within the last hour, which is the limit.
 } Nothing was dialled. It may be called again from { $until }.
stopped-code-hour = { $most } codes have left within the last hour, which is the limit. Nothing was dialled or sent. Try again after { $until }.
stopped-code-line-day = That number has had { $most } codes within 24 hours, which is the limit. Nothing was dialled or sent. Try again after { $until }.
stopped-quiet = Nobody calls or sends an SMS to this number at this hour. Nothing was dialled. It may be called from { $until }; to schedule it, put the day and the time into your order.
stopped-unpriced = Spending is limited, and I do not know what this order costs. Nothing was dialled. Whoever runs Ramal sets the prices in RAMAL_PRICES.
stopped-repeat = { $what } Nothing was dialled this time. To do it all the same, ask again without --yes and confirm the card.
repeat-mine-call = ⚠️ You called this number { $ago } ago.
repeat-mine-bridge = ⚠️ You called one of these numbers { $ago } ago.
repeat-mine-sms = ⚠️ You sent an SMS to this number { $ago } ago.
repeat-others-call = ⚠️ Somebody else called this number { $ago } ago.
repeat-others-bridge = ⚠️ Somebody else called one of these numbers { $ago } ago.
repeat-others-sms = ⚠️ Somebody else sent an SMS to this number { $ago } ago.
repeat-moment = a few seconds
repeat-scheduled = ⚠️ Something is scheduled for this number already: { $moment }.

# Limits
limit-name-person-hour = person-hour
limit-name-person-day = person-day
limit-name-destination-hour = destination-hour
limit-name-destination-day = destination-day
limit-name-total-hour = total-hour
limit-name-total-day = total-day
limit-name-person-spend = person-spend
limit-name-total-spend = total-spend
limit-name-repeat = repeat
limit-name-on-call-hour = on-call-hour
limit-name-code-hour = codes-hour
limit-name-code-line-day = codes-number-day
limit-about-person-hour = orders of one person in an hour
limit-about-person-day = orders of one person in 24 hours
limit-about-destination-hour = calls and SMS to one number in an hour
limit-about-destination-day = calls and SMS to one number in 24 hours
limit-about-total-hour = orders of everybody together in an hour
limit-about-total-day = orders of everybody together in 24 hours
limit-about-person-spend = spending of one person in 24 hours
limit-about-total-spend = spending of everybody together in 24 hours
limit-about-repeat = seconds within which I warn before the same number is called again
limit-about-on-call-hour = calls of alerts to one number in an hour
limit-about-code-hour = verification codes, an hour
limit-about-code-line-day = verification codes to one number, a day
limit-list = The limits that hold:
limit-list-person = The limits that hold for { $name }:
limit-line = { $name } { $value } · { $about }
limit-none = no limit
limit-quiet = quiet { $from } { $until } · nobody is called, by the clock where the phone rings
limit-quiet-none = quiet no · hours at which nobody is called, for example: { $usage }
limit-hint = To change one: { $usage } (0 takes the limit away; “default” brings back what holds without a setting). For one person alone, with the code that /who shows: /limit p12 person-hour 5
limit-set = Done: { $name } { $value } · { $about }.
limit-set-person = Done, for { $who } alone: { $name } { $value } · { $about }.
limit-quiet-set = Done: from { $from } to { $until } nobody is called, by the clock where the phone rings.
limit-quiet-dropped = Done: there are no quiet hours any more.
limit-unknown = I did not understand: a limit takes its name and a value, quiet hours take two times. Nothing changed. To see the names: /limit; examples: { $usage }; { $quiet }
limit-nobody = I know nobody with the code { $id }. Nothing changed. The codes are in /who
limit-not-of-person = This limit holds for everybody together. Nothing changed. For one person there are: person-hour, person-day, person-spend.

# Numbers that are not called
block-done = Done: { $what } will not be called any more. What was scheduled for there does not leave either.
block-opted-out = Noted: the person at { $what } asked not to be called. What was scheduled for there does not leave either. Only whoever runs Ramal can allow it again.
block-known = { $what } was already blocked. Nothing changed.
block-removed = Done: { $what } may be called again.
block-removed-asked = Done: { $what } may be called again. Mind that the person had asked not to be called.
block-still = { $what } is still blocked, because { $beginning } is. To allow it: /block allow +{ $digits }*
block-absent = { $what } was not blocked. Nothing changed.
block-list = Numbers that are not called:
block-none = No number is blocked. To block one: { $usage }
block-line-blocked = { $what } · blocked since { $since }
block-line-opted-out = { $what } · the person asked; since { $since }
block-line-pressed = { $what } · the person pressed a key; since { $since }
block-more = … and more. To know of one number, ask to block it: I say if it already is.
block-beginning = everything that begins with +{ $digits }
block-unclear = I did not understand which number to block. Nothing changed. To allow one again: /block allow 11 99206-9730; to block: { $usage }
block-opted-out-by-key = 🚫 { $dest } pressed { $key }: no more calls or SMS to them. Only whoever runs Ramal can allow it again.

# Purpose
button-purpose = Purpose
purpose-ask =
    For what purpose? It decides what the operator checks before it calls.
    Collection and telemarketing: the Procon do-not-call list, and the hours that the law allows there.
    Transactional notice: the Procon do-not-call list.
toast-purpose = Purpose: { $purpose }
card-opt-out-key = Whoever presses { $key } alone is not called any more: say so in your words.
# People and invitations
role-none = not allowed
role-guest = guest
role-agent = agent
role-operator = operator
role-admin = administrator
invite-ask = What may this person do? Press one, or write their name, too: { $usage }
invite-explained =
    Guest: sees only their own orders and their own number.
    Agent: calls, joins people and sends SMS.
    Operator: the same, and collection and telemarketing, too.
    Administrator: everything, and decides who may do what.
invite-unknown = I do not know that role. No invitation was made. There are: guest, agent, operator, admin. Example: { $usage }
invite-made =
    An invitation to be { $role }. It works once, until { $until }. Give it only to whom you want to invite: whoever opens it first is in.
invite-made-named =
    An invitation for { $name } to be { $role }. It works once, until { $until }. Give it only to them: whoever opens it first is in.
invite-link = { $channel }: { $link }
invite-web = In the browser: { $link }
invite-anywhere = Or they write to Ramal: /start { $token }
invites-closed = { $count ->
    [0] There was no open invitation.
    [one] One open invitation no longer works.
   *[other] { $count } open invitations no longer work.
 }
joined = Welcome! Your role here: { $role }. To see what you can do: /help
joined-told = { $name } took the invitation and has the role: { $role }. To change or revoke: /who { $id }
joined-told-named = { $name } took the invitation that you made for { $invited } and has the role: { $role }. To change or revoke: /who { $id }
invitation-spent = This invitation no longer works: it was used, it ran out, or it was taken back. Ask whoever runs Ramal for another. Nothing changed.
invitation-needless = You have that role already, or a greater one ({ $role }). The invitation still works for somebody else. Nothing changed.
people-list = Who may use Ramal:
people-strangers = Wrote, and may not use it:
people-invites = { $count ->
    [one] There is one open invitation; to take it back: /invite cancel
   *[other] There are { $count } open invitations; to take them all back: /invite cancel
 }
people-more = … and more. To search, write the name: /who Bia
people-hint = To see, change or revoke: /who { $id }
person-line = { $id } · { $name } · { $role } · { $identities }
person-odd-name = ⚠️ { $name } (letters of more than one alphabet)
person-unnamed = (no name)
person-fixed = (set in RAMAL_ADMINS)
person-card =
    { $name }
    Role: { $role }
    Accounts: { $identities }
    Code: { $id }
person-several = More than one person may be “{ $name }”. Nothing changed. Say which by the code, for example: /who { $id }
person-nobody = I know nobody called “{ $name }”. Nothing changed. See everybody: /who
person-changed = Done: { $name } has the role { $role } now. Before: { $before }.
person-revoked = Done: { $name } may do nothing here any more. Before: { $before }. What was not dialled yet will not be.
person-same = { $name } has the role { $role } already. Nothing changed.
person-same-none = { $name } had no role already. Nothing changed.
person-self = You cannot change your own role. Ask another administrator. Nothing changed.
person-is-fixed = { $name } is an administrator because RAMAL_ADMINS, in the settings, says so: it is changed only there. Nothing changed.
person-told = Your role has changed; it is now: { $role }. To see what you can do: /help
person-told-revoked = Your permission to use Ramal was taken away. What you asked for and was not dialled yet will not be.
# Groups
group-whole = The rules of this group:
group-topic = The rules of this topic alone:
group-allowed = Allowed: I answer here to whoever has a role.
group-forbidden = Not allowed: here I answer only to administrators.
group-kinds = May be asked for: { $kinds }.
group-no-kind = nothing
group-kind-call = calls
group-kind-bridge = bridges
group-kind-sms = SMS
group-bound = Buttons: only whoever asked may answer.
group-shared = Buttons: anybody with the role may answer.
group-queue = Queue: requests to be called come here.
group-no-queue = Queue: requests to be called do not come here.
group-unknown = I did not understand what to change in this group. Nothing changed. Example: { $usage }
button-group-allowed = Allowed
button-group-call = Calls
button-group-bridge = Bridges
button-group-sms = SMS
button-group-shared = Buttons for everyone
button-group-queue = Get the callback queue
button-group-topic = This topic alone
toast-group = Done
# Several accounts, one person
link-code =
    Your code: { $code }
    It works once, for { $minutes } minutes. On the other account, write to Ramal: /link { $code }
link-web = Or open in the browser: { $link }
link-warning = Whoever uses the code or the link becomes you here, with your contacts, your orders and your role. Give it to nobody.
link-sure = This code is { $name }'s ({ $accounts }). If you go on, this account becomes the same person: contacts, orders and role will be those of { $name }, who will see yours. Go on only if that is you.
button-link = Yes, that is me
link-done = Done: this account is { $name }'s as well now. Contacts, orders and role are the same. To see what you can do: /help
link-told = The account { $identity } used your code and is you here as well now. Was it not you? Write /link and unlink that account.
link-spent = This code does not work: it was used, it ran out, or it has a mistake. Nothing changed. On the other account, write /link to get a new one.
link-self = This code is this very person's own. Type it on another account. Nothing changed.
link-more = This account may do more than the other, so the code must come from here: write /link and type the code on the other. Nothing changed.
link-too-many = Too many wrong codes in a short time. Nothing changed. Try again from { $until }.
link-undone = Done: { $identity } is no longer you here and has no role. Contacts and orders stayed with you.
# Callback requests
door-hello = Hello! Here you ask for an agent to call you. You are not charged.
question-dropped = All right, I let it go. Nothing was asked for and nothing was sent.
request-dear = From here nobody is called outside Brazil or at shared-cost numbers. Nobody was called. Use a Brazilian mobile or landline.
request-number-asked = Somebody else has an open request for that number already. I made no other, and nobody was called.
words-ringing = The call has left: speak on the phone. The message was not sent.
toast-request-own = This request is yours: somebody else must take it.
queue-news = Request { $short }: { $state }
request-card = ☎️ Callback to { $number } (request { $short })
request-why = About: “{ $why }”
request-when = For { $when }
request-mine-unverified = 🔐 Please show that the number is yours: ask for the { $digits }-digit code and write it here.
request-mine-later = 🗓️ Agreed: you join the queue on { $when }. I tell you when an agent takes it.
request-mine-waiting = ⏳ In the queue. I tell you when an agent takes it.
request-mine-taken = 🙋 An agent has taken your request and will call. Stay near your phone. Until then, what you write here reaches the agent.
request-mine-taken-again = 📵 The call was not answered. We try again in a few minutes. Stay near your phone.
request-mine-ringing = 📲 We are calling: the agent's phone rings first, then yours.
request-mine-ringing-customer = 📲 We are calling: your phone rings first, then the agent's.
request-mine-given-up = 🚫 You gave up, but the call had left already and cannot be stopped. If your phone rings, you need not answer. We do not call again.
request-mine-met = ✅ The agent answered the call. If your phone did not ring, ask again: /callback
request-mine-met-customer = ✅ The call was answered at your number. If the agent did not speak with you, ask again: /callback
request-mine-cancelled = 🚫 Cancelled. Nobody will call for this request.
request-mine-closed = ☑️ The agent closed the request without a call. { $reason } If you still need it, ask again: /callback
request-mine-expired = ⌛ Sorry: nobody could call you in time, and this request has ended. You were not charged. Ask again: /callback
request-mine-expired-unverified = ⌛ The number was not confirmed in time. Nobody will call for this request. Ask again: /callback
request-reason = Reason: { $reason }.
request-place = You are number { $place } in the queue.
request-estimate = It usually takes about { $minutes } min.
request-free = You are not charged.
request-later = Agreed: you join the queue on { $when }. You are not charged.
request-outside = Nobody is there at that time. I have kept your request: you join the queue on { $when }. If that does not suit you, cancel it and ask for another time.
request-verify = Before you join the queue I must know that the number is yours. Press the button and I send a code to it. You are not charged.
request-open = You have an open request to be called already ({ $short }). I made no other.
request-number = Which number shall we call? Nobody was called yet. Write the number with its area code, like 11 98765-4321.
request-number-again = I found no number in what you wrote. Nobody was called. Write the number with its area code, like 11 98765-4321, or /cancel.
request-long = What it is about takes up to { $limit } characters. Nothing was asked. Write less and ask again.
request-many = You have asked for { $most } calls within the last 24 hours. This one is not in the queue. Try tomorrow.
request-verified = The number is verified.
request-unverified = The number is not verified: whoever asks typed it.
request-line = { $short } · { $since } · { $state }
request-word-unverified = needs its code
request-word-later = for later
request-word-waiting = in the queue
request-word-taken = with an agent
request-word-ringing = calling
request-word-met = answered
request-word-cancelled = cancelled
request-word-closed = closed without a call
request-word-expired = nobody called in time
code-words = Hello! The code of your callback request is: { $code }. Once more: { $code }. If you did not ask for a code, just hang up: nothing will happen.
code-text = The code of your callback request is { $code }. It counts for 10 minutes. If you did not ask for it, ignore this message.
code-sent-call = 📞 I am calling. Answer, listen to the { $digits } digits and write them here.
code-sent-sms = ✉️ I have sent an SMS. Write here the { $digits } digits that arrive.
code-wrong = That is not the code. Tries left: { $left }.
code-old = That code no longer counts. Ask for another one on the card. Tries left: { $left }.
code-locked = Those were too many wrong codes. Nobody will call for this request: cancel it and ask again later.
card-code = A code, which only the phone shows.
line-verified = I have saved { $number } as your number, verified.
words-ask-agent = ✍️ Write: your next message goes to the agent of request { $short }.
words-ask-customer = ✍️ Write: your next message goes to whoever made request { $short }.
words-from = 💬 { $name }: { $text }
words-agent = Agent
words-sent-agent = ✉️ Sent to the agent.
words-sent-customer = ✉️ Sent to whoever asked.
words-over = No agent has this request any more. The message was not sent.
words-long = A message takes up to { $limit } characters. This one was not sent.
words-many = There are too many messages about this request already. This one was not sent. Call, or close it.
words-nowhere = I have no place to speak with the agent now. The message was not sent.
close-ask = Why close request { $short } without a call? Whoever asked will read it. Press a reason or write another one.
close-reason-solved = solved by messages
close-reason-wrong-number = wrong number
close-reason-unreachable = we could not reach you
close-reason-duplicate = there was the same request already
close-reason-other = another reason
hand-ask = To whom shall request { $short } go?
hand-nobody = No other agent is available now. The request stays with you. Put it back into the queue for somebody else to take it.
handed = Done: { $name } has it now.
handed-to-you = 🙋 { $name } has handed request { $short } over to you. Its card is here.
whisper-agent = { $name } asked to be called back.
whisper-why = It is about: { $why }.
whisper-wait = Please hold the line: I am calling them now.
whisper-customer = Hello! This is the call that you asked for. Please hold the line: I am calling the agent now.
attempt-stopped = The next attempt for request { $short } did not leave: the rules allow no call now. Nothing was dialled. The request stays with you.
remind-waiting =
    { $count ->
        [one] ⏰ One person has been waiting to be called for { $minutes } min (request { $short }). Nobody has taken it yet.
       *[other] ⏰ { $count } people wait to be called. The first one has been waiting for { $minutes } min (request { $short }).
    }
remind-taken = ⏰ You took request { $short } { $minutes } min ago and have not called yet. Call, hand it over or put it back.
colour-green = 🟢{" "}
colour-yellow = 🟡{" "}
colour-red = 🔴{" "}
queue-card = ☎️ { $name } asks to be called. The number ends with { $ending }.
queue-urgent = ⚡ Urgent
queue-since = Since { $since }
queue-waiting = ⏳ Waits for an agent.
queue-taken = 🙋 Somebody else has taken it.
queue-taken-again = 🙋 Somebody else has taken it.
queue-taken-by = 🙋 { $name } has taken it.
queue-taken-mine = 🙋 You have taken it. A call rings your phone first, then theirs.
queue-taken-mine-customer = 🙋 You have taken it. A call rings their phone first, then yours.
queue-next-try = 📵 Attempt { $done } of { $attempts } was not answered. The next one leaves by itself: { $at }.
queue-ringing = 📲 Calling.
queue-ringing-customer = 📲 Calling whoever asked; then the agent's phone rings.
queue-given-up = 🚫 Whoever asked gave up while it rang. This call cannot be stopped; there will be no other.
queue-met = ✅ The call was answered.
queue-met-customer = ✅ Whoever asked answered the call.
queue-cancelled = 🚫 Whoever asked gave up.
queue-closed = ☑️ Closed without a call: { $reason }
queue-expired = ⌛ It ended, and nobody had called in time.
queue-given-away = 🙋 You handed request { $short } over to somebody else.
queue-list = Who asks to be called, in the order of the queue:
queue-empty = Nobody waits to be called.
queue-line = { $short } · since { $since } · { $state }
queue-line-waiting = waits
queue-line-taken = taken
queue-line-ringing = calling
queue-hint = To get the requests here: { $usage }
queue-here = Done: requests to be called come here. To stop: /queue away
queue-away = Done: requests to be called no longer come to you. What you have taken stays with you.
queue-in-group = To be available, speak to me alone. For this group to get the requests, an administrator switches that on with { $usage }. Nothing changed.
queue-unknown = I did not understand. Nothing changed. Just /queue shows who waits; /queue figures shows the week. Example: { $usage }
button-queue-take = Take it
button-queue-urgent = Urgent
button-queue-ring = Call now
button-queue-write = Write
button-queue-handover = Hand over
button-queue-putback = Put it back
button-queue-close = Close without a call
button-request-code = Get the code
button-request-write = Write to the agent
button-words-answer = Answer
button-close-solved = Solved by messages
button-close-wrong-number = Wrong number
button-close-unreachable = Could not reach them
button-close-duplicate = Asked twice
button-close-other = Other
button-share-number = Share my number
toast-request = Done
toast-request-taken = Somebody else has taken this request.
toast-request-over = This request has ended.
toast-request-ringing = The call has left and cannot be stopped. There will be no other.
toast-request-alone = Speak to me alone first (/start). Then come back and take it.
toast-code-soon = The code has just left. Wait a minute before you ask for another one.
toast-code-many = I have sent too many codes for this request. Cancel it and ask again later.
toast-words-over = Not now: no agent has this request.
toast-hand-gone = They are no longer available. The request stays with you.
timeline-title = Callback request { $short }:
timeline-line = { $at }: { $what }
timeline-you = you
step-asked = asked
step-code-sent = code sent
step-code-wrong = wrong code
step-verified = number confirmed
step-due = its time came, joined the queue
step-taken = taken
step-handed = handed over
step-putback = put back into the queue
step-released = put back: whoever had it may no longer call
step-urgent = marked as urgent
step-reminded = reminder sent
step-ringing = calling
step-unanswered = not answered
step-stopped = attempt stopped by the rules
step-met = call answered
step-closed = closed without a call
step-cancelled = cancelled
step-given-up = given up while it rang
step-expired = ended, nobody had called in time
step-customer-said = message from whoever asked: “{ $text }”
step-agent-said = message from the agent: “{ $text }”
figures-soon = 📊 I am drawing the figures of the last 7 days.
figures-title = Callbacks of the last 7 days (above: median time to meet)
figures-today = Today: { $asked ->
        [one] 1 request
       *[other] { $asked } requests
    }; met: { $met }, closed without a call: { $closed }, missed: { $missed }, cancelled: { $cancelled }, open: { $open }.
figures-to-meet = Time to meet (median): { $minutes } min.
figures-axis = requests a day
figures-minutes = { $minutes } min
figures-failed = I could not draw the figures now. Nothing is lost: ask again with /queue figures
end-met = met
end-closed = closed without a call
end-missed = missed
end-cancelled = cancelled
end-open = open
button-unlink = Unlink { $identity }
button-role-guest = Guest
button-role-agent = Agent
button-role-operator = Operator
button-role-admin = Administrator
button-role-none = Revoke
line-kept = I have saved { $number } as your number. It has not been verified yet; the cards will say so.
line-shown = Your saved number is { $number }. To change it: { $usage }
line-none = You have not saved your number yet. For example: { $usage }
language-kept = Done, I will speak English from now on.
language-ask = Which language do you prefer? For example: { $usage }
status-none = You have no orders yet. Begin with: { $usage }
status-none-plain = You have no orders yet.
status-list = Your latest orders:
status-list-scheduled = Other scheduled orders:
status-list-requests = Your requests to be called:
status-line = { $short } · { $what } · { $state }
status-what-call = call to { $dest }
status-what-bridge = bridge between { $dest } and { $dest2 }
status-what-sms = SMS to { $dest }
status-proposed = waits for your yes
status-confirmed = confirmed, on its way to the operator
status-scheduled = scheduled for { $moment }
status-missed = confirmed, but it expired: I was down
status-submitting = not confirmed by the operator yet
status-accepted = accepted, waiting for the outcome
status-refused = refused, nothing was dialled
status-unknown = nobody knows whether it was done
status-cancelled = cancelled
status-expired = expired without a yes
status-closed-answered = answered
status-closed-not_answered = not answered
status-closed-wrong_number = wrong number
status-closed-nonexistent = number does not exist
status-closed-mobile_blocked = mobile blocked
status-closed-do_not_call = on the do-not-call list
status-closed-sent = sent
status-closed-never_reported = never reported by the operator
status-closed-other = ended with another status
order-not-found = I found no such order among yours. See all with /status
order-ambiguous = More than one order begins like that. Type more letters.
cancel-nothing = There is nothing to cancel: nothing waits for a yes.
cancel-done = Order { $short } is cancelled. Nothing was dialled or charged.
cancel-done-scheduled = Order { $short }, scheduled for { $moment }, is cancelled. Nothing was dialled or charged.
cancel-unknown = Order { $short } cannot be cancelled: nobody knows whether it was done. Its card shows what to do.
cancel-too-late = Too late to stop order { $short }: it is with the operator, which cannot call it back. I will tell you how it ends.
cancel-ended = Order { $short } has ended already: { $state }.
failed = Something went wrong on my side. What you just asked was not done and nothing was dialled for it. Try again; if it stays, tell whoever runs Ramal the code { $id }.

# Short answers to a button
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
toast-half-expired = The question expired; nothing was dialled.
toast-unknown = This button is no longer valid.
toast-not-allowed = You are not allowed to do this.
toast-repeat = Somebody has just called this number: look at the card.

# Voice notes
hearing = 🎙️ Listening… it takes about { $seconds } s.
hearing-waits = 🎙️ Your voice note is number { $place } in line: it takes about { $seconds } s.
hearing-practice = The installed model is the practice one: it understands only clear synthetic speech and short orders. To install a real one, whoever runs Ramal calls: ramal voice install
heard = 🎙️ I heard: “{ $words }”
heard-practice = 🎙️ I heard, with the practice model: “{ $words }”
card-heard = 🎙️ I heard: “{ $words }”
card-heard-badly = ⚠️ I did not hear it well: check the number and the words before you confirm.
button-correct = Correct
button-fix-dest = The number
button-fix-words = The words
correct-ask = What is wrong? Press a part, or say the whole order again. Nothing was dialled.
unheard-no-model = I cannot hear voice notes here yet: no speech model is installed. Nothing was dialled. Write the order, for example: { $usage } Whoever runs Ramal installs one with: ramal voice install
unheard-no-ffmpeg = I cannot hear voice notes here yet: ffmpeg is not installed. Nothing was dialled. Write the order, for example: { $usage }
unheard-unreadable = I could not open this audio: the file is empty, incomplete, or not in a format that I know. Nothing was dialled. Record it again or write the order.
unheard-too-long = This voice note is too long: I hear up to { $seconds } seconds. Nothing was dialled. Record a shorter one or write the order.
unheard-too-large = This audio is too large: I take up to { $megabytes } MB. Nothing was dialled. Record a shorter one or write the order.
unheard-silent = I heard nothing in this voice note: it is silent. Nothing was dialled. Check the microphone and record it again.
unheard-no-speech = I heard sound, but no speech in this voice note. Nothing was dialled. Record it again, closer to the microphone, or write the order.
unheard-loop = I did not understand this voice note: all I heard was the same words over and over. Nothing was dialled. Record it again or write the order.
unheard-late = Listening to this voice note took too long and I gave up. Nothing was dialled. Try a shorter one or write the order.
unheard-broken = Something went wrong while I listened to this voice note. Nothing was dialled. Write the order; if it happens again, tell whoever runs Ramal.
unheard-gone = I could not fetch this voice note: it is no longer available. Nothing was dialled. Record it again or write the order.
unheard-full = Too many voice notes are waiting to be heard. This one did not get in line and nothing was dialled. Wait a little and record it again, or write the order.

# Audios
audio-title = 🔊 Audio #{ $name }
audio-words = Words: “{ $words }”
audio-voice = Voice: { $name }
audio-variables = In each call you give: { $names }
audio-asked = ⏳ Making a preview…
audio-previewed = Listen to the preview. Shall I keep this audio for calls?
audio-keeping = ⏳ Keeping it with the operator…
audio-kept = ✅ Kept. It is good until { $expires }.
audio-kept-for-ever = ✅ Kept.
audio-dropped = 🗑️ Dropped.
audio-failed = ❌ It was not made.
audio-unknown = ❓ I do not know whether it was made: the operator did not answer. I will not ask again; look in /audios in a while.
audio-awaited = Right. Now send a voice note or music: it becomes the audio #{ $name }. I wait for 10 minutes. Or write the words: /audio #{ $name } Hello
audio-not-awaited = Right, I no longer wait for a sound. Nothing was dialled.
audio-empty = Say what the audio shall speak. Example: { $usage } To use your own voice or music, write /audio #name and send the sound, or send the sound with that caption.
audio-news = ✅ The audio #{ $name } is ready. To use it: /call 11 99206-9730 #{ $name }
audio-refused = ❌ The operator did not make the audio: { $why } Nothing was dialled.
audio-unsure = ❓ The operator did not answer and I do not know whether the audio was made. I did not ask again. Look in /audios in a while, before you try once more.
audio-unplayable = I could not fetch the audios from the operator just now. Nothing was dialled. Try again in a while.
audio-unusable = I could not use this sound: the file does not open, is too long (up to 5 minutes) or is no longer available. Nothing was dialled. Send it again, in another format.
studio-credit = the account has no credit left.
studio-authentication = it did not accept this installation's credentials.
studio-unreachable = I could not reach it.
studio-audio = it could not make this audio; try other words.
studio-other = it refused the request.
audios-looking = 🔎 Looking for the audios at the operator…
audios-list = 🔊 Audios that you can use in calls:
audios-none = No audio is kept under this name. To make one: /audio #welcome Hello
audios-line = #{ $name } · { $seconds } s · good until { $expires }
audios-line-for-ever = #{ $name } · { $seconds } s
audios-more = … and { $count } more. To search, write a part of the name: /audios wel
button-keep = Keep
button-toss = Drop
toast-playing = Fetching the audio…
toast-keeping = Keeping it…
toast-dropped = Dropped
toast-audio-settled = This audio was settled already.
recording-unknown = There is no audio #{ $name }. Nothing was dialled. See those that exist in /audios, or make it: /audio #{ $name } Hello
recording-value = The audio #{ $name } needs a value for { $value }. Nothing was dialled. Example: /call 11 99206-9730 #{ $name } { $value }=Ana
recording-nothing = The audio #{ $name } has no place for { $value }. Nothing was dialled. Leave { $value } out and ask again.
card-recording = Audio: #{ $name }{ $values }
card-recording-words = Audio #{ $name }: “{ $words }”
card-sms-ok = ✉️ Afterwards, if answered, I send an SMS: “{ $words }”
card-sms-nae = ✉️ Afterwards, if not answered, I send an SMS: “{ $words }”
card-sms-oknae = ✉️ After the call I send an SMS: “{ $words }”
card-sms-dtmf1 = ✉️ Afterwards, if { $keys } was pressed, I send an SMS: “{ $words }”

# Voices
voice-shown = The voice that speaks for you is { $now }. There are these: { $names }. { $told } Example: { $usage }
voice-unknown = I do not know that voice. I changed nothing. There are these: { $names }. Example: { $usage }
voice-kept = Right: from now on { $name } speaks for you.
voice-aloud = Outcomes also come as voice notes; to stop: /voice no
voice-silent = Outcomes come in writing only; to hear them too: /voice yes

# On call
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
page-news-up = ⏫ Alert { $short } went on to the next step of its policy.
page-news-again = 📣 Alert { $short } calls again from the first step.
page-news-unheard = ⛔ Alert { $short }: I called everybody on the list and nobody acknowledged. Somebody must look now.
page-news-refused = ⚠️ Alert { $short }: a call did not leave, or nobody knows of it. I went on to the next step at once.
page-fallback = ☎️ Alert { $short }: nobody acknowledged; I called the fallback number.
page-acked-by-words = 🙋 All right: you have acknowledged. Nobody else is called.
page-sms = Ramal: alert { $short }: { $title }. Acknowledge in the chat.
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
page-test-title = A test asked for by { $name }
severity-critical = Critical
severity-warning = Warning
severity-info = Information
mark-critical = 🔴{" "}
mark-warning = 🟡{" "}
mark-info = 🔵{" "}
mark-resolved = ✅{" "}
mark-silenced = 🔕{" "}
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
button-page-ack = Acknowledge
button-page-up = Next step
button-page-done = Resolve
button-page-hush = Silence for 1 h
button-page-again = Give back
toast-page-over = This alert is resolved already.
toast-page-mine = You have acknowledged this alert already.
toast-page-acked = { $name } has acknowledged this alert already.
toast-page-late = The alert has changed. Look at its card.
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
page-timeline = Alert { $short } ({ $team }):
page-step-raised = came in
page-step-joined = another alert joined
page-step-called = call ordered
page-step-texted = SMS ordered
page-step-told = told in the chat
page-step-nobody = nobody to call in this step
page-step-stopped = call stopped
page-step-unanswered = not answered
page-step-answered = the call was answered
page-step-acknowledged = acknowledged
page-step-late = a key pressed too late
page-step-escalated = sent on
page-step-handed = given back: it calls again
page-step-alert-resolved = one of its alerts is over
page-step-resolved = resolved
page-step-unheard = end of the list, nobody acknowledged
page-time-to-ack = Time to acknowledge: { $minutes } min { $seconds } s
heartbeat-missed = No sign of { $name } for more than { $minutes } min
refused-no-longer = It did not leave: somebody has acknowledged already, or the alert is over. Nothing was dialled or charged.
page-news-handed = 🔁 Alert { $short } was handed to { $name }, who is being called.
oncall-handed = 🔁 Alert { $short } is { $name }'s now, and their phone rings.
oncall-hand-unknown = I did not understand. Nothing changed and nobody was called. Write the code of the alert (see /oncall alerts) and the person ({ $people }). Example: { $usage }
usage-oncall-hand = /oncall hand k7m2p bia
page-news-still = 🔔 Alert { $short } still waits for somebody. Its card is above.
page-news-stopped = ⚠️ Alert { $short }: a call was stopped by a limit and did not leave. Look at its card.
page-ack-which = More than one alert is calling: { $shorts }. None was acknowledged. Answer the message of the right one, press Acknowledge on its card, or write /oncall take and its code.
page-news-stuck = ⛔ A fault of mine keeps alert { $short } from going on. Nobody is being called for it: please look now. I try again every minute.
page-news-silenced = 🔕 Alert { $short } is silenced and calls nobody. If it is still firing when the silence ends, I call again.
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
usage-oncall-silence = /oncall silence disk db-1 for 2 h
usage-oncall-unsilence = /oncall unsilence 12
page-late-acknowledged = ℹ️ You pressed the key for alert { $short }, but { $name } had already acknowledged it. It is not yours.
page-late-resolved = ℹ️ You pressed the key for alert { $short }, but it was resolved already. There is nothing to do.
page-late-calling = ℹ️ You pressed the key for alert { $short }, but it had already been handed on. It is not yours.
page-late-unheard = ℹ️ You pressed the key for alert { $short }, but it had already been handed on and nobody acknowledged it. If you can, acknowledge it on its card.
oncall-take-unknown = I did not find that alert. Nothing changed. See the codes in /oncall alerts. Example: { $usage }
usage-oncall-take = /oncall take k7m2p
oncall-bad-file = ⚠️ The on-call file was changed and cannot be read, so the one before still counts. { $why }
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
mark-test = 🧪{" "}
page-test-over = ✅ The test is over: { $name } acknowledged it in { $minutes } min.
page-step-silenced = silenced
page-step-handed-to = handed to { $name }
page-step-acknowledged-key = acknowledged by the key
silence-made-page = 🔕 Alert { $short } and others like it call nobody until { $until }. Whatever is still firing after that calls again.
silence-no-time = It lacks until when, or I did not understand it. Nothing changed. Write for how long (for 2 h, for 3 days) or until when (until tomorrow at 9:00). Example: { $usage }
silence-no-words = It lacks what to silence. Nothing changed. Write words of the alert, its code, or "everything" and the team. Example: { $usage }
silence-too-long = A silence ends in the future and lasts 31 days at most. Nothing changed. Example: { $usage }
silences-maintenance = { $team } is in maintenance: none of its alerts calls anybody
page-truncated =
    { $count ->
        [one] the source left 1 alert out
       *[other] the source left { $count } alerts out
    }
history-more =
    { $count ->
        [one] and one more, in the export
       *[other] and { $count } more, in the export
    }
watch-over-balance = ✅ The balance of the account at the operator is fine again.
watch-over-callbacks = ✅ The operator tells again how calls end.
watch-over-platform = ✅ The operator takes calls again.
oncall-file-good = ✅ The on-call file was mended and counts now.
oncall-file-lacks = ⚠️ The on-call file was changed and counts now. No longer in it: { $gone }. Whoever sent alerts by these names gets an error.
pages-silenced = Silenced, and still firing:
oncall-test-already = A test of { $team } is under way already: acknowledge or resolve it first (/oncall alerts).
oncall-test-no-phone = 🧪 Test begun for { $team }, but whoever is on call has no phone number: only the chat reads it. Numbers stand in the on-call file or come from /mynumber.
