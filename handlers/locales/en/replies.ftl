### What everybody says: days and times, what was wrong, what is not done now.

## Days and times
moment = { $weekday } { $day } { $month } at { $clock }
moment-at-one = { $weekday } { $day } { $month } at { $clock }
clock-at = at { $clock }
clock-at-one = at { $clock }
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

## Amounts and dates
amount = { $sign }{ $whole }.{ $decimals }
date = { $year }-{ $month }-{ $day }

## Numbers
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
number-too-many = I ask at most 30 people at once. Nothing was dialled. Ask the others in a second question.

## Times
time-unreadable = I did not understand when it is for. Nothing was dialled. Write the day and the time before the number. For example: { $usage }
time-nonsense = There is no such day or time. Nothing was dialled. For example: { $usage }
time-past = That moment has passed. Nothing was dialled. For example: { $usage }
time-far = I schedule orders only for the next { $days } days. Nothing was dialled.
time-ambiguous =
    I do not know whether the time is for the order or part of the message. Nothing was dialled.
    To schedule it: { $usage }
    To keep it in the message: { $verbatim }

## Words
question-empty = The question before the keys is missing. Nothing was dialled. For example: { $usage }
question-no-keys = What does each key mean? Nothing was dialled. For example: { $usage }
question-key = “{ $key }” is not a key: every answer is one key, 0 to 9. Nothing was dialled. For example: { $usage }
question-twice = Key { $key } has two meanings. Nothing was dialled: leave one and ask again.
question-meaning = What does key { $key } mean? Nothing was dialled. For example: { $usage }
question-long = The meaning of key { $key } is too long to be listened to on a phone: use up to 40 characters. Nothing was dialled.
question-both = The answer is either a key or spoken, not both. Nothing was dialled: leave out the keys, or the last word.
question-opt-out = Key { $key } is the one by which people ask not to be called any more. Nothing was dialled: use another key.
question-not-recorded = This installation’s account at the platform does not record spoken answers. Nothing was dialled. Ask with keys: { $usage }
question-not-heard = Here the keys pressed in a call do not reach me, so I do not ask. Nothing was dialled. Whoever runs this installation can change that: ramal doctor says how.
transfer-only-calls = +talk goes with /call alone: an SMS, a question or a bridge puts nobody through. Nothing was dialled. Example: { $usage } +talk
transfer-with-sms = A call with +talk takes no +sms after it. Nothing was dialled: keep one of the two.
transfer-recording = An audio does not say which key to press, so +talk needs words. Nothing was dialled. Example: { $usage } +talk
transfer-self = This is your own number: +talk would put you through to yourself. Nothing was dialled.
transfer-nobody = Nobody of the queue is available with a saved number. Nothing was dialled. Agents become available with /queue available; to talk yourself, leave only +talk.
question-one-alone = I ask for a spoken answer from one person at a time. Nothing was dialled. To ask several at once, say what each key means: 1=yes 2=no
words-empty = There is nothing to say. Nothing was dialled. For example: { $usage }
words-long-call = That is { $length } characters and a call carries up to { $limit }. Nothing was dialled and nothing was cut: shorten it and ask again.
words-long-sms = That is { $length } characters and an SMS carries up to { $limit }. Nothing was sent and nothing was cut: shorten it and ask again.
bridge-same-line = Both ends of the bridge are one line. Nothing was dialled.
bridge-no-line = For a bridge with one number I need to know yours. Save it with: { $usage }
name-unsure = I am not certain who is meant, or where the name ends, and nobody would see the card first. Nothing was dialled. Use the contact's whole name and put a colon after it: /call Maria: Your order has arrived
name-in-list = I do not know who “{ $name }” is: there is no single contact of that name. Nothing was dialled. Write the number instead, or save the contact: { $usage }
order-not-found = I found no such order among yours. See all with /status
order-ambiguous = More than one order begins like that. Type more letters.

## What is not done now
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
stopped-code-share = Many people are asking for codes just now, and those that are left are kept for whoever has had none. Nothing was dialled or sent. Try again after { $until }.
stopped-code-visit = I have sent codes to other numbers that you typed, and none of them was confirmed. Nothing was dialled or sent to this one. Try again after { $until }.
stopped-code-network = From the internet connection that you use, codes were asked for several numbers that nobody confirmed. Nothing was dialled or sent to this one. Try another connection (mobile data instead of Wi-Fi, or the other way round), or wait until { $until }.
stopped-code-range = From the internet connection that you use, codes were asked for several numbers that nobody confirmed. Nothing was dialled or sent to this one. Try another connection (mobile data instead of Wi-Fi, or the other way round), or wait until { $until }.
stopped-request-network = Many requests to be called have come from the internet connection that you use. This one is not in the queue, and nobody was called. Try another connection (mobile data instead of Wi-Fi, or the other way round), or wait until { $until }.
stopped-request-range = Many requests to be called have come from the internet connection that you use. This one is not in the queue, and nobody was called. Try another connection (mobile data instead of Wi-Fi, or the other way round), or wait until { $until }.
codes-out = ⚠️ This hour's verification codes are running out: the limit is { $most }. Those that are left are kept for whoever has had none; once they are gone, nobody gets a code for a while. It may be real business, or somebody who asks for codes to other people's numbers. To change the limit: /limits codes-hour. I tell you again in 6 hours if it goes on.
strangers-refused = ⚠️ Somebody keeps asking, from one internet connection, for codes or calls to numbers that nobody confirms. What is over the limit is neither dialled nor sent; other customers are served as always. You need not do anything. If it is a place you know, with many people, ask them to type the codes that they get. I tell you again in 6 hours if it goes on.
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

## When something goes wrong
failed = Something went wrong on my side. What you just asked was not done and nothing was dialled for it. Try again; if it stays, tell whoever runs Ramal the code { $id }.
toast-unknown = This button is no longer valid.
