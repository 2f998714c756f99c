### Commands, menu, help, and who may not.

## Commands, as help and Telegram's menu show them
command-call = /call
command-bridge = /bridge
command-sms = /sms
command-ask = /ask
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
command-sessions = /sessions
command-invite = /invite
command-who = /who
command-limit = /limit
command-group = /group
command-block = /block
command-language = /language
command-help = /help
command-start = /start

## The menu
menu-call = Place a call that speaks for you
menu-bridge = Join two people without showing the numbers
menu-sms = Send an SMS
menu-ask = Ask a question by phone and get the answer
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
menu-sessions = See and end the browsers in which you are logged in
menu-invite = Invite somebody to use Ramal
menu-who = See and change who may do what
menu-limit = See and change the limits
menu-group = Allow this group, and see what it may do
menu-block = See and block numbers that must not be called
menu-language = Change the language
menu-help = See what I can do

## Examples
usage-call = /call 11 99206-9730 Your order has arrived
usage-bridge = /bridge 11 98765-4321 21 99765-4321
usage-sms = /sms 11 99206-9730 Your order has arrived
usage-ask = /ask 11 99206-9730 Are you coming tomorrow? 1=yes 2=no
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
usage-sessions = /sessions
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
scheduled-usage-ask = /ask tomorrow at 9:00 11 99206-9730 Are you coming? 1=yes 2=no
scheduled-usage-callback = /callback tomorrow at 10:00 11 98765-4321 A question about my order
verbatim-usage-call = /call 11 99206-9730: Tomorrow at 9:00 your order arrives
verbatim-usage-bridge = /bridge 11 98765-4321 21 99765-4321: Tomorrow at 9:00 we meet
verbatim-usage-sms = /sms 11 99206-9730: Tomorrow at 9:00 your order arrives
verbatim-usage-ask = /ask 11 99206-9730: Tomorrow at 9:00, are you coming? 1=yes 2=no
verbatim-usage-callback = /callback 11 98765-4321 A question about tomorrow's delivery

## Help
help-title = This is what I can do:
help-call = /call NUMBER WORDS: I call and speak your words
help-bridge =
    /bridge NUMBER NUMBER: I call both and join them, without showing the numbers
    /bridge NUMBER: the same, between your number and another
help-sms = /sms NUMBER TEXT: I send an SMS of up to 160 characters
help-ask = /ask NUMBER QUESTION 1=yes 2=no: I call, ask, and tell you which key was pressed
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
help-sessions = /sessions: the browsers in which you are logged in; I end one of them, or all
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

## Who may not
denied-stranger = You are not allowed to use Ramal yet. Nothing was dialled. Ask whoever runs it for an invitation; to them you are: { $identity }
denied-role = You are not allowed to do this. Nothing changed and nothing was dialled. If you need more, ask whoever runs Ramal. What you can do: /help
denied-purpose = You are not allowed to call for this purpose. Nothing was dialled. Ask whoever runs Ramal.
denied-place = I do this only in a private chat with me, as other people read here. Nothing was dialled.
denied-alone = This is only for a group: send /group there. Nothing changed.
denied-group = This is not allowed in this group. Nothing was dialled. Whoever runs Ramal changes that with: /group
toast-not-allowed = You are not allowed to do this.
