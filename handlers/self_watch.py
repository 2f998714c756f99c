"""Watching ourselves: pages that stand still, a platform that refuses, falls silent or runs dry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from domain.alert import AlertStage, Page, Severity, Signal
from domain.chat import Address, Message
from domain.on_call import SELF
from domain.order import Order, State
from domain.people import DEFAULT_LOCALE, Person
from domain.ports import Refusal
from handlers.administrators import list_first_desks
from handlers.alerts import Told, take_signals
from handlers.moments import Reader, reader_of
from handlers.replies import money
from storage import alerts, self_watch
from storage.work import Work

LATE = timedelta(minutes=2)
_SAID_AGAIN = timedelta(minutes=10)
_LATELY = timedelta(hours=1)
# What the platform refuses to everybody, and not to one order alone.
_REFUSES_ALL = (
    Refusal.CREDIT,
    Refusal.AUTHENTICATION,
    Refusal.PERMISSION,
    Refusal.UNREACHABLE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """Something wrong with ourselves: the sentence that tells of it, for each language anew."""

    key: str
    fires: bool
    severity: Severity = Severity.WARNING
    parts: tuple[tuple[str, str | int], ...] = ()

    def text(self, locale: str, reader: Reader) -> str:
        parts = dict(self.parts)
        if "balance" in parts:
            parts["balance"] = money(locale, int(parts["balance"]))
        if "why" in parts:
            parts["why"] = reader.say(f"watch-why-{parts['why']}")
        return reader.say(f"watch-{self.key}", **parts)


async def tell_late(work: Work) -> bool:
    """Tell of pages whose next rung is late; commits exactly once. Whether there are any.

    Whoever climbs them may hang, so nothing is left to it: people read it at once.
    """
    late = await self_watch.list_late(work.session, work.now - LATE)
    if not late:
        await work.session.rollback()
        return False
    event = f"late:{int(work.now.timestamp() // _SAID_AGAIN.total_seconds())}"
    told = [
        _late_message(late, reader, to, f"{event}:{to.channel}:{to.external_id}")
        for to, reader in await _readers(late, work)
    ]
    await work.commit(*told)
    return True


async def tell_faults(work: Work, *, insist: bool) -> bool:
    """Raise, or end, alerts about ourselves; commits exactly once. Whether calls are refused.

    With `insist` what fires is said again, so that a page that nobody answered for calls anew.
    """
    faults = [
        await _balance(work),
        await _callbacks(work),
        refused := await _platform(work),
    ]
    watch = work.rules.on_call.watch
    if watch.team in work.rules.on_call.teams:
        signals = await _signals(faults, work, insist=insist)
        await take_signals([Told(source=SELF, team=watch.team, signals=signals)], work)
    else:
        await work.commit(*await _to_administrators(faults, work))
    return refused.fires


async def _balance(work: Work) -> _Fault:
    below = work.rules.on_call.watch.balance_below
    balance = await self_watch.find_balance(work.session) if below is not None else None
    if below is None or balance is None or balance >= below:
        return _Fault(key="balance", fires=False)
    return _Fault(key="balance", fires=True, parts=(("balance", balance),))


async def _callbacks(work: Work) -> _Fault:
    most = work.rules.on_call.watch.calls_untold
    count = await self_watch.count_untold(work.session, work.now) if work.rules.told_back else 0
    return _Fault(key="callbacks", fires=count >= most, parts=(("count", count),))


async def _platform(work: Work) -> _Fault:
    """Two calls in a row that were refused for a reason which is not theirs."""
    last = await self_watch.list_answered(work.session, work.now - _LATELY)
    if len(last) < 2 or not all(_refused_to_all(order) for order in last):
        return _Fault(key="platform", fires=False)
    why = (("why", last[0].refusal),)
    return _Fault(key="platform", fires=True, severity=Severity.CRITICAL, parts=why)


def _refused_to_all(order: Order) -> bool:
    return order.state is State.REFUSED and order.refusal in _REFUSES_ALL


async def _signals(faults: Iterable[_Fault], work: Work, *, insist: bool) -> tuple[Signal, ...]:
    """What is news about them: our alerts last until they are over, however often we look."""
    signals = []
    plain = reader_of(_nobody(), work.rules, Address("", ""))
    for fault in faults:
        known = await alerts.list_by_keys(work.session, SELF, [fault.key])
        lasts = bool(known) and known[-1].stage is not AlertStage.RESOLVED
        if fault.fires != lasts or (lasts and insist):
            title = fault.text(DEFAULT_LOCALE, plain) if fault.fires else fault.key
            signals.append(
                Signal(
                    key=fault.key,
                    title=title,
                    fires=fault.fires,
                    severity=fault.severity,
                    returns=True,
                )
            )
    return tuple(signals)


async def _to_administrators(faults: Iterable[_Fault], work: Work) -> list[Message]:
    """Without a team for it, those who run Ramal read it once a day."""
    told: list[Message] = []
    today = f"{work.now.astimezone(work.rules.zone):%Y-%m-%d}"
    firing = [fault for fault in faults if fault.fires]
    for admin, place in await list_first_desks(work) if firing else []:
        reader = reader_of(admin, work.rules, place)
        for fault in firing:
            text = reader.say("watch-news", what=fault.text(admin.locale, reader))
            event = f"watch:{fault.key}:{today}:{admin.id}"
            told.append(Message(to=place, event=event, text=text))
    return told


async def _readers(late: Iterable[Page], work: Work) -> list[tuple[Address, Reader]]:
    """The administrators, and the chats of the teams whose pages stand still."""
    found = {
        place: reader_of(admin, work.rules, place) for admin, place in await list_first_desks(work)
    }
    teams = work.rules.on_call.teams
    for name in dict.fromkeys(page.team for page in late):
        chat = teams[name].chat if name in teams else None
        if chat is not None:
            found.setdefault(chat, reader_of(_nobody(), work.rules, chat))
    return list(found.items())


def _late_message(late: list[Page], reader: Reader, to: Address, event: str) -> Message:
    minutes = int(LATE.total_seconds()) // 60
    shorts = ", ".join(page.short for page in late[:5])
    text = reader.say("watch-late", count=len(late), minutes=minutes, shorts=shorts)
    return Message(to=to, event=event, text=text)


def _nobody() -> Person:
    """For whom all read together: the installation's language."""
    return Person(id=0, name="", locale=DEFAULT_LOCALE, identities=frozenset())
