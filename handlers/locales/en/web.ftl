### What the web pages say by themselves.

## The chat page
web-chat-connecting = connecting…
web-chat-open = connected
web-chat-lost = reconnecting…
web-chat-ended = session ended
web-chat-crowded = too many pages open
web-chat-ended-notice = Your session has ended. Ask whoever runs Ramal for a new login link; what you wrote is kept in this browser.
web-chat-history = Conversation with Ramal
web-chat-placeholder = Write a message or /
web-chat-label = Message
web-chat-send = Send
web-chat-mic = Record a voice note
web-chat-mic-send = Send the recording
web-chat-drop = Drop the recording
web-chat-recording = Recording { $time }
web-chat-mic-forbidden = The browser did not let this page use the microphone. Allow it and try again.
web-chat-mic-missing = I found no microphone on this device.
web-chat-note-lost = This page may no longer send. Log in again and record once more.
web-chat-note = 🎤 Voice note, { $time }
web-chat-voice-of = Ramal's audio, { $time }
web-chat-suggestions = Commands
web-chat-suggested-one = { $count } command
web-chat-suggested-other = { $count } commands
web-chat-newest = New messages ↓
web-chat-today = Today
web-chat-yesterday = Yesterday
web-chat-pending = sending
web-chat-kept = received
web-chat-refused = Not sent. { $why }
web-chat-refused-before = Not sent.
web-chat-press-lost = The button did not get through in time and nothing was done. Press it again.
web-chat-updated = updated { $time }
web-chat-welcome = You write, a phone rings
web-chat-welcome-more = Before I dial I always show the order and wait for your yes. Try:
web-chat-you = You
web-chat-ramal = Ramal
web-chat-leave = Log out
web-chat-leave-here = Log out of this browser
web-chat-leave-everywhere = Log out everywhere
web-chat-leave-how = To come in again you need a new link. What was not sent yet is lost. To see all your browsers: /sessions
web-left-title = You have logged out of Ramal
web-left-how = This browser no longer shows your conversations. To come in again, ask an administrator for a link, or write /link to Ramal on Telegram.

## What it refuses
web-error-not-json = I could not read what the page sent. Reload the page.
web-error-hello-first = The page did not introduce itself. Reload the page.
web-error-no-key = The message came without its key and was not taken. Reload the page.
web-error-empty = The message is empty. Write something.
web-error-too-long = The message is longer than { $longest } characters and was not sent. Shorten it and send it again.
web-error-no-choice = This button is not valid.
web-error-too-fast = Too many messages in a short time. Wait a few seconds.
web-error-not-kept = I could not keep the message just now. I will try again.
web-error-note-empty = The recording is empty. Record it again.
web-error-note-too-large = The recording is too large and was not sent. Record a shorter one.
web-error-too-many-visits = Too many requests have come from here. Nothing was asked. Try again later.
web-error-too-many-pages = Too many pages are open in your name. Close one and reload this one.

## The callback page
web-callback-title = We call you
web-callback-name = Your name (if you like)
web-callback-number = Phone number with area code
web-callback-why = What is it about?
web-callback-when = When, by this device's clock? Empty means now
web-callback-send = Please call me
web-callback-text = Message
web-callback-go = Send
web-callback-lost = The connection was lost. Nothing was asked twice; please try again.

## The other pages
web-alerts-lost = The alerts could not be read. Trying again.
web-closed-title = Log in first
web-closed-how = Write /link to Ramal in your chat and open the address that it answers; then come back.
web-login-enter = Enter the chat
web-login-once = This link works only once, in this browser.
web-unavailable-title = Please try again in a moment
web-unavailable-why = Ramal cannot reach its own records right now. This request dialled nothing and cost nothing. Wait a few seconds and try again.
web-spent-title = This link is no longer valid
web-spent-why = It was used already, has expired or never existed. Ask whoever runs Ramal for another.
web-spent-entered = If you have logged in with this browser:
web-spent-open = open the chat
web-no-script = This page needs JavaScript.
web-demo-how = Try it in the chat, confirm, and answer the phone:
web-demo-try = /call 11 99206-9730 Your order has arrived
web-demo-practice = Microphone: a practice model hears only clear synthetic speech and short orders. A real one:
web-demo-safe = Demo: nothing leaves this machine.
web-demo-phones = Phones
