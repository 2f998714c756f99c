### Audios, voices and voice notes.

## Audios
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

## Voices
voice-shown = The voice that speaks for you is { $now }. There are these: { $names }. { $told } Example: { $usage }
voice-unknown = I do not know that voice. I changed nothing. There are these: { $names }. Example: { $usage }
voice-kept = Right: from now on { $name } speaks for you.
voice-aloud = Outcomes also come as voice notes; to stop: /voice no
voice-silent = Outcomes come in writing only; to hear them too: /voice yes

## Voice notes
hearing = 🎙️ Listening… it takes about { $seconds } s.
hearing-waits = 🎙️ Your voice note is number { $place } in line: it takes about { $seconds } s.
hearing-practice = The installed model is the practice one: it understands only clear synthetic speech and short orders. To install a real one, whoever runs Ramal calls: ramal voice install
heard = 🎙️ I heard: “{ $words }”
heard-practice = 🎙️ I heard, with the practice model: “{ $words }”
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
