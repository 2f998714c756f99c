### People, groups, contacts, limits and blocked numbers.

## Contacts
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

## Limits
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
limit-quiet-usage = /limit quiet 22:00 8:00
limit-hint = To change one: { $usage } (0 takes the limit away; “default” brings back what holds without a setting). For one person alone, with the code that /who shows: /limit p12 person-hour 5
limit-set = Done: { $name } { $value } · { $about }.
limit-set-person = Done, for { $who } alone: { $name } { $value } · { $about }.
limit-quiet-set = Done: from { $from } to { $until } nobody is called, by the clock where the phone rings.
limit-quiet-dropped = Done: there are no quiet hours any more.
limit-unknown = I did not understand: a limit takes its name and a value, quiet hours take two times. Nothing changed. To see the names: /limit; examples: { $usage }; { $quiet }
limit-nobody = I know nobody with the code { $id }. Nothing changed. The codes are in /who
limit-not-of-person = This limit holds for everybody together. Nothing changed. For one person there are: person-hour, person-day, person-spend.

## Numbers that are not called
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

## People and invitations
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
button-role-guest = Guest
button-role-agent = Agent
button-role-operator = Operator
button-role-admin = Administrator
button-role-none = Revoke

## Groups
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

## Several accounts, one person
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
button-unlink = Unlink { $identity }

## One's own number and language
button-language = English
button-share-number = Share my number
line-kept = I have saved { $number } as your number. It has not been verified yet; the cards will say so.
line-shown = Your saved number is { $number }. To change it: { $usage }
line-none = You have not saved your number yet. For example: { $usage }
language-kept = Done, I will speak English from now on.
language-ask = Which language do you prefer? For example: { $usage }

## Browsers
sessions-none = You are not logged in on any browser.
sessions-list = You are logged in on these browsers. If you do not recognise one, end it.
session-line = { $place }. { $browser }: logged in { $begun }, last used { $used }
session-unknown-browser = Unknown browser
sessions-more = There are others, used longer ago: “End all” is for them too.
button-session-end = End { $place }
button-sessions-end-all = End all
session-ended = Done: the session has ended ({ $browser }), and its open page has closed. To come in again you need a new link.
sessions-all-ended = Done: all browsers are logged out, and login links that were not used yet no longer work. To come in again you need a new link.
session-over = That browser was not logged in any more. Nothing has changed. To see those that are: /sessions
