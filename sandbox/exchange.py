"""The telephone exchange: dials, rings, plays the words, joins two people and hangs up."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sandbox.calls import MAX_KEYS, Call, CallOrder, Phase, Question
from sandbox.clock import Action, SandboxClock
from sandbox.fates import Fate, Reporting
from sandbox.phones import Phones
from sandbox.recorded import cut, silence
from sandbox.records import Records
from sandbox.sound import Sound

GRACE = 5.0  # after the words, for a person to press a key or hang up
KEY_GAP = 1.0  # between the words and a key, and between two keys
TALK = 10.0  # two people whom nobody plays talk this long
TALK_LIMIT = 120.0  # two people on the phones page, who forgot to hang up

RINGING = frozenset({Phase.RINGING, Phase.RINGING_SECOND})
UNANSWERED = RINGING | {Phase.QUEUED}
ASKING = frozenset({Phase.HEARING, Phase.AWAITING_KEY})
KEYS = frozenset("0123456789*#")


class Impossible(Exception):
    """The phone cannot do that now: it does not ring, or nobody speaks on it."""


class Exchange:
    """Moves calls through their phases on the sandbox's clock.

    Each phase sets its own timers and the next one cancels them, so that a person's hand and the
    clock can never both end the same phase.
    """

    def __init__(
        self,
        *,
        clock: SandboxClock,
        phones: Phones,
        records: Records,
        ended: Callable[[Call], None],
        changed: Callable[[], None],
    ) -> None:
        self._clock, self._phones, self._records = clock, phones, records
        self._ended, self._changed = ended, changed

    def dial(
        self, order: CallOrder, *, fate: Fate | None = None, leaves: datetime | None = None
    ) -> Call:
        """Dial the first number now, or when it `leaves`; what follows happens on the clock."""
        call = self._new_call(order, fate or self._phones.fate_of(order.dest))
        if leaves is not None and leaves > self._clock.now():
            self._enter(call, Phase.QUEUED)
            call.timers.append(self._clock.at(leaves, lambda: self._leave(call)))
        else:
            self._leave(call)
        return call

    def _leave(self, call: Call) -> None:
        call.dialled_at = self._clock.now()
        self._records.note_call(call)
        self._enter(call, Phase.RINGING)
        self._ring(call, call.fate)

    def block(self, order: CallOrder, status: str) -> Call:
        """Report a call that is not dialled at all: nothing rings, the ledger has no line of it."""
        call = self._new_call(order, self._phones.fate_of(order.dest))
        self._end(call, status)
        return call

    def answer(self, call: Call) -> None:
        """A person picks up the phone that rings."""
        if call.phase not in RINGING:
            raise Impossible("this phone is not ringing")
        call.by_hand = True
        self._pick_up(call)

    def press(self, call: Call, key: str) -> None:
        """A person presses a key; the call ends some seconds after the last one."""
        if key not in KEYS or call.phase in UNANSWERED or call.phase is Phase.ENDED:
            raise Impossible("keys are 0-9, * and #, on a phone that was answered")
        if self._note_key(call, key):
            return
        if call.phase is Phase.AWAITING_KEY and call.order.question is not None:
            self._cancel(call)
            self._after(call, call.order.question.seconds, lambda: self._waited(call))
        elif call.phase is Phase.HEARING and not self._goes_on(call.order):
            self._cancel(call)
            self._after(call, self._words_left(call) + GRACE, lambda: self._words_over(call))

    def hang_up(self, call: Call, *, first: bool = False) -> None:
        """A person declines the phone that rings, or hangs up; `first` is the bridge's first."""
        if call.phase in (Phase.QUEUED, Phase.ENDED):
            raise Impossible("this call is over, or waits for its hour")
        if call.phase is Phase.RINGING_SECOND and not first:
            self._second_failed(call, "NA")
        elif call.phase is Phase.RECORDING:
            said = (self._clock.now() - call.phase_at).total_seconds()
            self._end_recording(call, silence(min(said, call.order.record_for)))
        else:
            self._end(call, "OK" if call.answered_at else "NA")

    def record(self, call: Call, sound: Sound) -> None:
        """What a person said, as the phone that was in their hand recorded it; ends the call."""
        if call.phase is not Phase.RECORDING:
            raise Impossible("this call is not being recorded")
        self._end_recording(call, sound)

    def _new_call(self, order: CallOrder, fate: Fate) -> Call:
        told = order.reporting or Reporting(fate.callbacks)
        cd_id, now = self._records.next_call_id(), self._clock.now()
        call = Call(cd_id, order, now, fate, told.callbacks, out_of_turn=told.out_of_turn)
        self._records.remember(call)
        return call

    def _ring(self, call: Call, fate: Fate) -> None:
        call.fate = fate
        call.people = (call.people[0], fate.person) if call.second_rang else (fate.person, False)
        if fate.answers:
            self._after(call, fate.rings, lambda: self._pick_up(call))
        elif call.phase is Phase.RINGING:
            self._after(call, fate.rings, lambda: self._end(call, fate.status))
        else:
            self._after(call, fate.rings, lambda: self._second_failed(call, fate.status))

    def _pick_up(self, call: Call) -> None:
        if call.phase is Phase.RINGING:
            call.answered_at = self._clock.now()
            call.machine = call.fate.machine and not call.by_hand
            self._enter(call, Phase.HEARING)
            self._hear(call)
        else:
            call.joined_at, call.second_status = self._clock.now(), "OK"
            self._enter(call, Phase.JOINED)
            talk = TALK_LIMIT if call.by_hand else TALK
            leaves = call.fate.leaves_after
            self._after(call, talk if leaves is None else leaves, lambda: self._end(call, "OK"))

    def _hear(self, call: Call) -> None:
        fate, over = call.fate, call.order.words_seconds
        if fate.leaves_after is not None:
            self._after(call, fate.leaves_after, lambda: self._end(call, "OK"))
            return
        if call.order.question is None:
            over = self._press_keys_of_fate(call, over)
        if call.by_hand and not self._goes_on(call.order):
            over += GRACE
        self._after(call, over, lambda: self._words_over(call))

    def _press_keys_of_fate(self, call: Call, start: float) -> float:
        keys = call.fate.keys[len(call.keys) + call.replays :]
        for turn, key in enumerate(keys, start=1):
            self._after(call, start + turn * KEY_GAP, self._noting(call, key))
        return start + (len(keys) + 1) * KEY_GAP if keys else start

    def _goes_on(self, order: CallOrder) -> bool:
        """Whether something follows the words: a second phone, a wait for keys, a recording."""
        return bool(order.dest2 or order.question or order.record_for)

    def _words_over(self, call: Call) -> None:
        call.heard += 1
        if call.order.question is not None:
            self._enter(call, Phase.AWAITING_KEY)
            self._press_keys_of_fate(call, 0.0)
            self._after(call, call.order.question.seconds, lambda: self._waited(call))
        elif call.order.record_for:
            self._enter(call, Phase.RECORDING)
            self._say_reply(call)
        elif call.order.is_bridge:
            self._ring_second(call)
        else:
            self._end(call, "OK")

    def _waited(self, call: Call) -> None:
        question = call.order.question or Question()
        if call.keys and not question.transfer_key:
            self._end(call, "OK")
        elif call.heard < question.times:
            self._enter(call, Phase.HEARING)
            self._hear(call)
        else:
            self._enter(call, Phase.NOTHING_PRESSED)
            self._after(call, question.unanswered_seconds, lambda: self._end(call, "OK"))

    def _say_reply(self, call: Call) -> None:
        longest, reply = call.order.record_for, call.order.reply
        if call.by_hand:  # the phone in somebody's hand has to bring what it recorded
            self._after(call, longest + GRACE, lambda: self._end_recording(call, silence(longest)))
            return
        said = cut(reply, longest) if reply else silence(longest)
        self._after(call, said.seconds, lambda: self._end_recording(call, said))

    def _end_recording(self, call: Call, sound: Sound) -> None:
        sound = cut(sound, call.order.record_for)
        if sound.seconds > 0:
            call.recorded = self._records.recorded.keep(sound, call.fate.recording)
        self._end(call, "OK")

    def _ring_second(self, call: Call) -> None:
        call.second_rang = True
        self._enter(call, Phase.RINGING_SECOND)
        self._ring(call, self._phones.fate_of(call.order.dest2))

    def _second_failed(self, call: Call, status: str) -> None:
        call.second_status = status
        self._enter(call, Phase.FAILING)
        self._after(call, call.order.fail_seconds, lambda: self._end(call, "OK"))

    def _note_key(self, call: Call, key: str) -> bool:
        """Note a key; tells whether the call goes on by it: answered, handed over, said again."""
        question = call.order.question
        if question is not None and call.phase in ASKING and key == question.replay_key:
            call.replays += 1
            self._enter(call, Phase.HEARING)
            self._hear(call)
            return True
        if len(call.keys) < MAX_KEYS:
            call.keys.append(key)
        self._changed()
        if question is None or call.phase not in ASKING:
            return False
        if question.transfer_key:
            if key == question.transfer_key:
                self._ring_second(call)
            return key == question.transfer_key
        if len(call.keys) < question.digits:
            return False
        self._cancel(call)
        self._after(call, KEY_GAP, lambda: self._end(call, "OK"))
        return True

    def _noting(self, call: Call, key: str) -> Action:
        def note() -> None:
            self._note_key(call, key)

        return note

    def _end(self, call: Call, status: str) -> None:
        call.status, call.ended_at = status, self._clock.now()
        if call.second_rang:
            call.second_status = call.second_status or "NA"
        self._enter(call, Phase.ENDED)
        self._ended(call)

    def _enter(self, call: Call, phase: Phase) -> None:
        self._cancel(call)
        call.phase, call.phase_at = phase, self._clock.now()
        self._changed()

    def _words_left(self, call: Call) -> float:
        end = call.phase_at + timedelta(seconds=call.order.words_seconds)
        return max(0.0, (end - self._clock.now()).total_seconds())

    def _after(self, call: Call, seconds: float, action: Action) -> None:
        call.timers.append(self._clock.after(seconds, action))

    def _cancel(self, call: Call) -> None:
        for timer in call.timers:
            timer.cancel()
        call.timers.clear()
