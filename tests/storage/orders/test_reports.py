"""The platform's reports: many for one order, each kept once."""

from storage.database import Database
from storage.orders import reports
from tests.domain.samples import report
from tests.storage.samples import proposed


async def test_every_report_is_kept_once_and_whole(database: Database) -> None:
    order = await proposed(database)
    first = report(ticket=order.ticket, cost=70, balance=12345, keys="15")
    second = report(ticket=order.ticket, status="NA", answered_at=None, duration=None)
    now = database.clock.now()
    async with database.write() as session:
        assert await reports.keep_report(session, order.id, first, now)
        assert await reports.keep_report(session, order.id, second, now)
        assert not await reports.keep_report(session, order.id, first, now)
    async with database.write() as session:
        assert not await reports.keep_report(session, order.id, second, now)
        assert await reports.list_reports(session, order.id) == [first, second]
        assert await reports.list_reports(session, order.id + 1) == []
