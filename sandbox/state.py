"""The platform in memory: everything one sandbox knows, put together in one place."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from sandbox.audios import Audios
from sandbox.barred import Barred
from sandbox.bases import Bases
from sandbox.callbacks import CallbackPost, Format
from sandbox.calls import LOCAL, Call, CallOrder, Dialled
from sandbox.campaigns import Campaigns
from sandbox.clock import SandboxClock
from sandbox.dialling import Dialling
from sandbox.exchange import Exchange
from sandbox.fates import Reporting
from sandbox.faults import Faults
from sandbox.mp3 import Mp3
from sandbox.phones import Phones
from sandbox.profile import Profile
from sandbox.quotas import ReadQuotas
from sandbox.records import Records
from sandbox.reports import callback_body
from sandbox.sent_lately import SentLately
from sandbox.sound import Speaker
from sandbox.switches import SWITCHES, Switches
from sandbox.tokens import Tokens

BALANCE = 10_000_000  # thousandths
SMS_PRICE = 80
Ignored = Literal["", "prefixed", "unprefixed", "both"]
_REPEAT = re.compile(r"(\d{1,2})\|(\d{1,4})\|(\d\d:\d\d)(?:\|(\d{4}-\d\d-\d\d \d\d:\d\d))?", re.A)
REPEAT_RULE = "repeat is tries|minutes|HH:MM or tries|minutes|HH:MM|YYYY-MM-DD HH:MM"


@dataclass(frozen=True)
class RepeatPlan:
    """`repeat`: how many tries, how far apart, until which hour, and when the first one is."""

    tries: int
    minutes: int
    until: time
    first: datetime | None

    @classmethod
    def read(cls, text: str) -> "RepeatPlan":
        """Read `2|30|22:00` or `3|30|22:00|2010-04-05 16:00`; ValueError for anything else."""
        match = _REPEAT.fullmatch(text.strip())
        if match is None:
            raise ValueError(REPEAT_RULE)
        tries, minutes, until, first = match.groups()
        try:
            start = datetime.fromisoformat(first).replace(tzinfo=LOCAL) if first else None
            return cls(int(tries), int(minutes), time.fromisoformat(until), start)
        except ValueError as impossible:
            raise ValueError(REPEAT_RULE) from impossible


class Platform:
    """One account on one emulated platform; nothing survives the process."""

    def __init__(self, *, clock: SandboxClock, speaker: Speaker | None = None) -> None:
        self.clock = clock
        self.on_change: set[Callable[[], None]] = set()
        self.phones = Phones()
        self.records = Records()
        self.tokens = Tokens(clock=clock)
        self.audios = Audios(clock=clock)
        self.bases = Bases(clock=clock)
        self.speaker = speaker or Speaker()
        self.mp3 = Mp3()
        self.callbacks = CallbackPost(clock=clock)
        self.balance = BALANCE
        self.sms_account = True
        self.panel_rurl = ""  # the address set in the panel, used when a call brings none
        self.hold_seconds = 120.0  # real seconds for which a silent request is held open
        self.quotas = ReadQuotas(clock=clock, placed=self.records.placed)
        self.sent_lately = SentLately(clock=clock)
        self.profile = Profile.MANUAL
        self.barred = Barred()
        self.interactive_type = ""  # of calls that hear keys as type 0 does, once the support says
        self.tsid_as_example = False  # GetUserID answers the tsid "null", as in the manual
        self.change_as_example = False  # ChangeCampaign answers another cp_id, as there
        self.ignored_names: Ignored = ""  # what ChangeCampaign is deaf to
        self.faults = Faults(changed=self._changed)
        self._repeats: dict[str, tuple[RepeatPlan, int]] = {}
        self.exchange = Exchange(
            clock=clock,
            phones=self.phones,
            records=self.records,
            ended=self._call_ended,
            changed=self._changed,
        )
        self.campaigns = Campaigns()
        self.dialling = Dialling(
            clock=clock, phones=self.phones, exchange=self.exchange, campaigns=self.campaigns
        )

    @property
    def profile(self) -> Profile:
        """Which description is followed; to set it turns every switch as that one says."""
        return self._profile

    @profile.setter
    def profile(self, value: Profile) -> None:
        self._profile, self.switches = value, SWITCHES[value]

    @property
    def switches(self) -> Switches:
        """Which of the newest facts are enforced."""
        return self._switches

    @switches.setter
    def switches(self, value: Switches) -> None:
        self._switches = self.tokens.switches = value
        self.callbacks.masks_encoded = value.masking
        self._changed()

    @property
    def ledger(self) -> list[Dialled]:
        """Everything that was really dialled or sent, in order."""
        return self.records.ledger

    @property
    def callback_format(self) -> Format:
        """How callbacks are written: json, form or query."""
        return self.callbacks.format

    @callback_format.setter
    def callback_format(self, value: Format) -> None:
        self.callbacks.format = value

    def repeat_call(self, order: CallOrder, plan: RepeatPlan) -> None:
        """Make a call that tries again while nobody answers; its first time may be later."""
        if plan.first is None:
            self._try(order, plan, tried=0)
        else:
            self.clock.at(plan.first, lambda: self._try(order, plan, tried=0))

    def send_sms(self, *, dest: str, text: str, ctid: str = "") -> str:
        """Send an SMS and charge it; answers its id."""
        self.balance -= SMS_PRICE
        cdls_id = self.records.note_sms(dest=dest, text=text, ctid=ctid, at=self.clock.now())
        self._changed()
        return cdls_id

    def _try(self, order: CallOrder, plan: RepeatPlan, *, tried: int) -> None:
        call = self.exchange.dial(order)
        self._repeats[call.cd_id] = (plan, tried + 1)

    def _call_ended(self, call: Call) -> None:
        self.balance -= call.value
        call.balance = self.balance
        self.report(call, Reporting(call.callbacks, call.out_of_turn))
        self._send_attached(call)
        self._repeat_if_unanswered(call)
        self.dialling.call_ended(call)

    def report(self, call: Call, reporting: Reporting, *, rurl: str = "") -> None:
        """Post the callback of a finished call, to its own address unless another is given."""
        address = rurl or call.order.rurl or self.panel_rurl
        if not address:
            return
        body = callback_body(call, grouped=self.switches.grouped_answers)
        for delay in reporting.callbacks:
            if reporting.out_of_turn:
                self.callbacks.hold_after(delay, address, body)
            else:
                self.callbacks.send_after(delay, address, body)

    def _send_attached(self, call: Call) -> None:
        sms = call.order.sms
        if sms is None:
            return
        answered = call.answered_at is not None
        due = {
            "ok": answered,
            "nae": not answered,
            "oknae": True,
            "dtmf1": bool(sms.keys.intersection(call.keys)),
        }
        if due[sms.action]:
            self.send_sms(dest=call.order.dest, text=sms.text, ctid=call.order.ctid)

    def _repeat_if_unanswered(self, call: Call) -> None:
        plan, tried = self._repeats.pop(call.cd_id, (None, 0))
        if plan is None or call.answered_at is not None or tried >= plan.tries:
            return
        again = self.clock.now() + timedelta(minutes=plan.minutes)
        if again.astimezone(LOCAL).time() <= plan.until:
            self.clock.at(again, lambda: self._try(call.order, plan, tried=tried))

    def _changed(self) -> None:
        for tell in list(self.on_change):
            tell()
