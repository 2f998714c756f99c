### Welcome, questions, sentences that become no order, status.

## Welcome
greeting =
    Hello! I am Ramal: you write, a phone rings.
    Try: call 11 99206-9730 and say your order has arrived
    Before I dial I always show the order and wait for your yes. To see all I can do: /help
greeting-guest =
    Hello! I am Ramal: I turn a chat into a telephone.
    Your role here: guest. To see what you can do: /help

## When a part of the order is missing
known-call = 📞 Call to { $dest }
known-bridge = 🔗 Bridge with { $dest }
known-ask = ❓ Question for { $dest }
known-sms = ✉️ SMS to { $dest }
ask-dest-call = Whom shall I call? Send the number with its area code, the name of a contact, or “me” for your own number. For example: 11 99206-9730
ask-dest-bridge = Who shall answer first? Send the number with its area code, the name of a contact, or “me” for your own number. For example: 11 98765-4321
ask-dest-ask = Who is the question for? Send the number, with its area code, or a contact’s name. Example: 11 99206-9730
ask-dest-sms = Whom is the SMS for? Send a mobile number with its area code, or the name of a contact. For example: 11 99206-9730
ask-dest2-bridge = With whom shall I join them? Send the other number with its area code, the name of a contact, or “me” for the number you saved with /mynumber. For example: 21 99765-4321
ask-words-call = What shall I say? Your next message will be spoken exactly as you write it. For example: Your order has arrived
ask-words-ask = What should I ask, and what does each key mean? Example: Are you coming tomorrow? 1=yes 2=no
ask-words-sms = What shall I write in the SMS? Your next message will be sent exactly as you write it. For example: Your order has arrived
ask-waits = Nothing was dialled. I wait 10 minutes for the answer; to give up: /cancel
name-unclear = I do not know who “{ $name }” is. Is it one of these? Press the name, or send the number. To save another contact: { $usage }
name-among-others = I am not certain who “{ $name }” is, and here, where other people read, I do not show your contacts. Send the whole name or the number, or ask in a private chat with me.
name-unknown = That is no number that I can read, and I have no contact called “{ $name }”. To save a contact: { $usage }
half-cancelled = Right, I dropped it. Nothing was dialled.
half-expired = The question I had asked expired: no answer came within 10 minutes. Nothing was dialled.
toast-half-expired = The question expired; nothing was dialled.

## Sentences that become no order
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
misunderstood = I did not understand. Nothing was dialled. See what I can do: /help
misunderstood-nearest = I do not know this command. Did you mean { $command }? Nothing was dialled. For example: { $usage }
cannot-use = I cannot use what you sent ({ $what }) yet. Nothing was dialled. Write a command; they are listed in /help

## Corrections
button-correct = Correct
button-fix-dest = The number
button-fix-words = The words
correct-ask = What is wrong? Press a part, or say the whole order again. Nothing was dialled.

## Status
status-none = You have no orders yet. Begin with: { $usage }
status-none-plain = You have no orders yet.
status-list = Your latest orders:
status-list-scheduled = Other scheduled orders:
status-list-requests = Your requests to be called:
status-line = { $short } · { $what } · { $state }
