### Callbacks: asking to be called, and the queue of those who call.

## Asking to be called
door-hello = Hello! Here you ask for an agent to call you. You are not charged.
question-dropped = All right, I let it go. Nothing was asked for and nothing was sent.
request-dear = From here nobody is called outside Brazil or at shared-cost numbers. Nobody was called. Use a Brazilian mobile or landline.
request-number-asked = Somebody else has an open request for that number already. I made no other, and nobody was called.
toast-request-own = This request is yours: somebody else must take it.
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

## Showing that the number is yours
code-words = Hello! The code of your callback request is: { $code }. Once more: { $code }. If you did not ask for a code, just hang up: nothing will happen.
code-text = The code of your callback request is { $code }. It counts for 10 minutes. If you did not ask for it, ignore this message.
code-sent-call = 📞 I am calling. Answer, listen to the { $digits } digits and write them here.
code-sent-sms = ✉️ I have sent an SMS. Write here the { $digits } digits that arrive.
code-wrong = That is not the code. Tries left: { $left }.
code-old = That code no longer counts. Ask for another one on the card. Tries left: { $left }.
code-locked = Those were too many wrong codes. Nobody will call for this request: cancel it and ask again later.
line-verified = I have saved { $number } as your number, verified.
button-request-code = Get the code
button-request-write = Write to the agent
toast-code-soon = The code has just left. Wait a minute before you ask for another one.
toast-code-many = I have sent too many codes for this request. Cancel it and ask again later.

## Messages between customer and agent
words-ringing = The call has left: speak on the phone. The message was not sent.
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
button-words-answer = Answer
toast-words-over = Not now: no agent has this request.

## The queue
queue-news = Request { $short }: { $state }
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
button-close-solved = Solved by messages
button-close-wrong-number = Wrong number
button-close-unreachable = Could not reach them
button-close-duplicate = Asked twice
button-close-other = Other
toast-request = Done
toast-request-taken = Somebody else has taken this request.
toast-request-over = This request has ended.
toast-request-ringing = The call has left and cannot be stopped. There will be no other.
toast-request-alone = Speak to me alone first (/start). Then come back and take it.
toast-hand-gone = They are no longer available. The request stays with you.

## The call
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

## What happened, and the week in numbers
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
