"""A conversation with the handlers alone: what is said goes in, what was committed comes out.

The database is real; the courier, the channels and the platform are not there. What the platform
would have answered or reported is handed over by the test.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import func, select, update

from domain.chat import Address, ChatKind, Content, Inbound, Message, Press, Text
from domain.orders.order import Order
from domain.orders.outcome import Report, ReportSource
from domain.people.audit import Entry
from domain.people.contact import Contact
from domain.people.limits import LimitName
from domain.people.person import Person
from domain.people.roles import Role
from domain.phone import parse_number
from domain.ports import Answer
from domain.rules import Rules
from handlers.outcomes import no_report as watching
from handlers.outcomes.platform_answer import note_answer
from handlers.outcomes.report import Noted, record_outcome
from handlers.perform import answer
from storage.chat import chats, inbound, outbox
from storage.chat.outbox import OutboxRow
from storage.database import Database
from storage.orders import listing, orders, reports
from storage.orders.orders import OrderRow
from storage.people import contacts, people
from storage.people.audit import find_fault, read_entries
from storage.people.limits import set_limit
from storage.people.people import PersonRow
from storage.work import Work
from tests.clocks import FrozenClock

ANA = "11 99206-9730"
_keys = count(1)


@dataclass
class Talk:
    """People at terminals; ana is the administrator."""

    database: Database
    clock: FrozenClock
    rules: Rules = field(
        default_factory=lambda: Rules(
            admins=frozenset({"terminal:ana"}), installation_secret="callback-secret"
        )
    )
    _seen: dict[int, int] = field(default_factory=dict)
    _groups: dict[tuple[str, str], Address] = field(default_factory=dict)

    async def say(self, text: str, *, by: str = "ana", **more: Any) -> list[Message]:
        """Somebody types; the messages that this committed anywhere come back."""
        return await self.hear(Text(text), by=by, **more)

    async def press(self, choice: str, *, by: str = "ana", **more: Any) -> list[Message]:
        """Somebody presses a button that carries this choice."""
        return await self.hear(Press(choice, "press-1"), by=by, **more)

    async def press_label(self, label: str, *, by: str = "ana", **more: Any) -> list[Message]:
        """Somebody presses a button of the card of their newest order."""
        return await self.press(await self.choice(label), by=by, **more)

    async def delivered(self, message: Message) -> str:
        """The courier brought a message; the channel's own id of it."""
        key = f"delivered-{next(_keys)}"
        async with self.database.write() as session:
            row = OutboxRow.__table__  # type: ignore[attr-defined]  # set by SQLModel
            query = update(row).where(row.c.event == message.event).values(channel_key=key)
            await session.execute(query)
        return key

    async def choice(self, label: str) -> str:
        """What a button of the newest card carries."""
        cards = [m for m in await self._everything() if m.card]
        return next(b.choice for b in cards[-1].buttons if b.label == label)

    async def hear(
        self, content: Content, *, by: str = "ana", group: str = "", topic: str = "", **more: Any
    ) -> list[Message]:
        where = Address("terminal", by)
        if group:
            where = Address("terminal", group, ChatKind.GROUP, topic)
            self._groups.setdefault((group, topic), where)
        waited = more.pop("waited", timedelta(0))
        said = Inbound(
            channel="terminal",
            account="",
            key=f"key-{next(_keys)}",
            sender=by,
            sender_name=by,
            chat=where,
            content=content,
            **more,
        )
        async with self.database.write() as session:
            await inbound.remember(session, said, self.clock.now())
        self.clock.turn(seconds=waited.total_seconds())
        return await self.answer_next()

    async def answer_next(self) -> list[Message]:
        """What was said longest ago and not answered yet is answered."""
        async with self.database.open_write() as session:
            heard = await inbound.claim_next(session)
            assert heard is not None
            work = Work(session, self.clock.now(), self.rules, heard)
            await answer(heard, work)
            assert work.committed
        async with self.database.read() as session:
            assert await inbound.is_handled(session, heard.id)
        return await self.fresh()

    async def knows(self, name: str, number: str, *, by: str = "ana") -> Contact:
        """Somebody has a contact."""
        async with self.database.write() as session:
            person = await people.open_person(session, f"terminal:{by}", locale="pt-BR")
            kept = await contacts.add_contact(
                session, person.id, name, parse_number(number), self.clock.now()
            )
        return kept.contact

    async def order(self, *, by: str = "ana", latest: int = 0) -> Order:
        """Somebody's newest order, or an older one."""
        async with self.database.read() as session:
            person = await people.find_by_identity(session, f"terminal:{by}")
            assert person is not None
            return (await listing.list_by_asker(session, person.id))[latest]

    async def count(self) -> int:
        """How many orders there are."""
        return await self._rows(OrderRow)

    async def people(self) -> int:
        """How many people were ever heard."""
        return await self._rows(PersonRow)

    async def person(self, name: str) -> Person:
        """Somebody as we know them."""
        async with self.database.read() as session:
            person = await people.find_by_identity(session, f"terminal:{name}")
        assert person is not None
        return person

    async def has(self, role: Role, name: str) -> None:
        """Somebody was given a role."""
        async with self.database.write() as session:
            person = await people.open_person(
                session, f"terminal:{name}", name=name, locale="pt-BR"
            )
            await people.note_role(session, person.id, role)

    async def limits(self, **values: int) -> None:
        """Limits are set, for everybody; 0 is none."""
        async with self.database.write() as session:
            for name, value in values.items():
                await set_limit(session, LimitName(name.replace("_", "-")), value)

    async def without_limits(self) -> None:
        """One number may be called again and again, as in no chat of real people."""
        await self.limits(**{name.replace("-", "_"): 0 for name in LimitName})

    async def audit(self) -> list[Entry]:
        """All that was written down, in order; it is whole."""
        async with self.database.read() as session:
            entries = [written.entry async for written in read_entries(session)]
            if entries:
                assert await find_fault(session, self.rules.audit_key()) == ""
            return entries

    async def row(self, order: Order) -> OrderRow:
        """The order as the table holds it, with what no reader is shown."""
        async with self.database.read() as session:
            return await session.get_one(OrderRow, order.id)

    async def claim(self) -> Order:
        """A worker takes the confirmed order: from here it counts as dialled."""
        async with self.database.write() as session:
            claimed = await orders.claim_confirmed(session, "worker-1", self.clock.now())
        assert claimed is not None
        return claimed

    async def answered(self, order: Order, said: Answer) -> list[Message]:
        """The platform answered the submission."""
        async with self.database.open_write() as session:
            await note_answer(order, said, Work(session, self.clock.now(), self.rules))
        return await self.fresh()

    async def report(self, order: Order | None = None, **facts: Any) -> tuple[Noted, list[Message]]:
        """The platform reported how an order ended."""
        facts = {"source": ReportSource.CALLBACK, "status": "OK", "provider_id": "900", **facts}
        told = Report(ticket=order.ticket if order else facts.pop("ticket", ""), **facts)
        async with self.database.open_write() as session:
            noted = await record_outcome(told, Work(session, self.clock.now(), self.rules))
        return noted, await self.fresh()

    async def reports(self, order: Order) -> list[Report]:
        """All that was kept of what the platform said of an order."""
        async with self.database.read() as session:
            return await reports.list_reports(session, order.id)

    async def silence(self, order: Order, *, looked: bool = True) -> list[Message]:
        """Somebody looked for an outcome, or tried to, and there was none."""
        async with self.database.open_write() as session:
            fresh = await orders.find_order(session, order.id, lock=True)
            work = Work(session, self.clock.now(), self.rules)
            await watching.note_no_report(fresh, work, looked=looked)
            assert work.committed
        return await self.fresh()

    async def expire(self) -> list[Message]:
        """The clockwork closes a proposal that nobody answered in time."""
        async with self.database.open_write() as session:
            expired = await watching.expire_order(Work(session, self.clock.now(), self.rules))
        found = await self.fresh()
        assert expired == bool(found)
        return found

    async def fresh(self) -> list[Message]:
        """What was committed since the last look, in every chat."""
        return await self._everything(only_fresh=True)

    def admit(self, *names: str) -> None:
        """From now on these, and nobody else, are administrators."""
        self.rules = replace(self.rules, admins=frozenset(f"terminal:{name}" for name in names))

    async def _rows(self, table: type[OrderRow | PersonRow]) -> int:
        async with self.database.read() as session:
            counted = await session.execute(select(func.count()).select_from(table))
            return counted.scalar_one()

    async def _everything(self, *, only_fresh: bool = False) -> list[Message]:
        found = []
        async with self.database.read() as session:
            alone = [Address("terminal", name) for name in ("ana", "bia", "rui")]
            for place in (*alone, *self._groups.values()):
                chat = await chats.find_chat(session, place)
                if chat is None:
                    continue
                after = self._seen.get(chat, 0) if only_fresh else 0
                posted = await outbox.list_posted(session, chat, after)
                self._seen[chat] = max([after, *(p.seq for p in posted)])
                found += [p.message for p in posted]
        return found
