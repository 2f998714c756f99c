"""Watching ourselves: pages that stand still, a platform that refuses, falls silent or runs dry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from domain.chat import Address, Message
from domain.oncall.alert import Alert, AlertOrigin, AlertStage, Page, Severity, Signal
from domain.oncall.roster import SELF
from domain.orders.order import Order, State
from domain.ports import Refusal
from handlers.access.administrators import list_first_administrator_chats
from handlers.oncall.alerts import SourceMessage, end_alerts, take_signals
from handlers.replies.reader import Reader, reader_of_all
from handlers.replies.sentences import money
from storage.oncall import alerts, self_monitoring
from storage.work import Work

LATE = timedelta(minutes=2)
_SAID_AGAIN = timedelta(minutes=10)
_LATELY = timedelta(hours=1)
# Refusals that would meet every order, not one order alone.
_REFUSES_ALL = (
    Refusal.CREDIT,
    Refusal.AUTHENTICATION,
    Refusal.PERMISSION,
    Refusal.UNREACHABLE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """Something wrong with ourselves, as far as we know: `fires` is None where nothing tells.

    `parts` are those of its sentence, which is made anew for each language.
    """

    key: str
    fires: bool | None
    severity: Severity = Severity.WARNING
    parts: tuple[tuple[str, str | int], ...] = ()

    def text(self, reader: Reader) -> str:
        parts = dict(self.parts)
        if "balance" in parts:
            parts["balance"] = money(reader.locale, int(parts["balance"]))
        if "why" in parts:
            parts["why"] = reader.say(f"watch-why-{parts['why']}")
        return reader.say(f"watch-{self.key}", **parts)


async def tell_late(work: Work) -> bool:
    """Tell of pages whose next rung is late; commits exactly once. Whether there are any.

    Whoever climbs them may hang, so nothing is left to it: people read it at once.
    """
    late = await self_monitoring.list_late(work.session, work.now - LATE)
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

    With `insist` what lasts is said again, so that a page that nobody answered for calls anew.
    """
    faults = [await _balance(work), await _callbacks(work), platform := await _platform(work)]
    refused = platform.fires
    if refused is None:  # no news: still refused if its alert is open and no person closed it
        before = await _alert_of(platform, work)
        refused = before is not None and before.stage is not AlertStage.CLOSED
    signals = await _signals(faults, work, insist=insist)
    watch = work.rules.on_call.watch
    if signals and watch.team in work.rules.on_call.teams:
        plain = [signal for _, signal in signals]
        await take_signals(
            [SourceMessage(source=SELF, team=watch.team, signals=tuple(plain))], work
        )
    else:
        await work.commit(*await _to_administrators(signals, work))
    return refused


async def _balance(work: Work) -> _Fault:
    below = work.rules.on_call.watch.balance_below
    balance = await self_monitoring.find_balance(work.session) if below is not None else None
    if below is None or balance is None:
        return _Fault(key="balance", fires=None if below is not None else False)
    return _Fault(key="balance", fires=balance < below, parts=(("balance", balance),))


async def _callbacks(work: Work) -> _Fault:
    most = work.rules.on_call.watch.calls_untold
    count = (
        await self_monitoring.count_untold(work.session, work.now) if work.rules.told_back else 0
    )
    return _Fault(key="callbacks", fires=count >= most, parts=(("count", count),))


async def _platform(work: Work) -> _Fault:
    """Two calls in a row that were refused for a reason which is not theirs; over once one is not.

    Where nobody calls, nothing tells that it is over.
    """
    last = await self_monitoring.list_answered(work.session, work.now - _LATELY)
    if len(last) == 2 and all(_refused_to_all(order) for order in last):
        why = (("why", last[0].refusal),)
        return _Fault(key="platform", fires=True, severity=Severity.CRITICAL, parts=why)
    works = bool(last) and last[0].state is not State.REFUSED
    return _Fault(key="platform", fires=False if works else None)


def _refused_to_all(order: Order) -> bool:
    return order.state is State.REFUSED and order.refusal in _REFUSES_ALL


async def _alert_of(fault: _Fault, work: Work) -> Alert | None:
    """Our alert about it, if that is not over."""
    known = await alerts.list_by_keys(work.session, SELF, [fault.key])
    return known[-1] if known and known[-1].stage is not AlertStage.RESOLVED else None


async def _signals(
    faults: Iterable[_Fault], work: Work, *, insist: bool
) -> list[tuple[_Fault, Signal]]:
    """What is news about them: our alerts last until they are over, however often we look."""
    plain = reader_of_all(work.rules, Address("", ""))
    found = []
    for fault in faults:
        lasts = await _alert_of(fault, work) is not None
        if fault.fires is None or (fault.fires == lasts and not (lasts and insist)):
            continue
        title = fault.text(plain) if fault.fires else fault.key
        signal = Signal(
            key=fault.key, title=title, fires=fault.fires, severity=fault.severity, returns=True
        )
        found.append((fault, signal))
    return found


async def _to_administrators(news: list[tuple[_Fault, Signal]], work: Work) -> list[Message]:
    """Without a team for it, those who run Ramal read when it begins, each day, and its end."""
    told: list[Message] = []
    administrators = await list_first_administrator_chats(work) if news else []
    for fault, signal in news:
        began = await _alert_of(fault, work) is None
        await alerts.open_alerts(work.session, AlertOrigin(SELF), [signal], work.now)
        alert = await _alert_of(fault, work)
        which = alert.id if alert else 0
        if not fault.fires:
            told += await end_alerts(SourceMessage(source=SELF, team="", signals=(signal,)), work)
        day = "" if began or not fault.fires else f"{work.now.astimezone(work.rules.zone):%Y-%m-%d}"
        for admin in administrators:
            event = f"watch:{which}:{fault.fires}:{day}:{admin.person.id}"
            text = _news(fault, admin.reader(work.rules))
            told.append(Message(to=admin.to, event=event, text=text))
    return told


def _news(fault: _Fault, reader: Reader) -> str:
    if fault.fires:
        return reader.say("watch-news", what=fault.text(reader))
    return reader.say(f"watch-over-{fault.key}")


async def _readers(late: Iterable[Page], work: Work) -> list[tuple[Address, Reader]]:
    """The administrators, and the chats of the teams whose pages stand still."""
    administrators = await list_first_administrator_chats(work)
    found = {admin.to: admin.reader(work.rules) for admin in administrators}
    teams = work.rules.on_call.teams
    for name in dict.fromkeys(page.team for page in late):
        chat = teams[name].chat if name in teams else None
        if chat is not None:
            found.setdefault(chat, reader_of_all(work.rules, chat))
    return list(found.items())


def _late_message(late: list[Page], reader: Reader, to: Address, event: str) -> Message:
    minutes = int(LATE.total_seconds()) // 60
    shorts = ", ".join(page.short for page in late[:5])
    text = reader.say("watch-late", count=len(late), minutes=minutes, shorts=shorts)
    return Message(to=to, event=event, text=text)
