"""More open alerts of one source than are kept one by one: they still ring, and disk is bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.oncall.alert import PageStage, Severity, Signal
from domain.oncall.ceiling import SURPLUS
from handlers.oncall import alerts as handler
from storage.oncall import alerts, history, pages
from tests.handlers.oncall.test_alerts import fires, on_file, over, stage
from tests.handlers.passing import later
from tests.handlers.talk import Talk
from tests.stories.on_call import SILENT, write_file


@pytest.fixture
def watch(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Talk:
    monkeypatch.setattr(handler, "MOST_OPEN", 3)
    return on_file(talk, write_file(tmp_path, bia=SILENT))


def many(count: int, first: int = 0) -> list[Signal]:
    return [
        Signal(key=str(n), title=f"disco {n}", fires=True, severity=Severity.WARNING)
        for n in range(first, first + count)
    ]


async def kept(talk: Talk) -> list[str]:
    async with talk.database.read() as session:
        [page] = await pages.list_named(session, "", limit=1)
        return [one.key for one in await alerts.list_of_page(session, page.id)]


async def test_beyond_the_ceiling_alerts_are_one_that_rings_and_is_said_once(watch: Talk) -> None:
    """Before, 15 messages of 1,000 alerts were 15,000 rows and 34 MB."""
    told = await fires(watch, *many(10))
    assert await kept(watch) == ["0", "1", "2", SURPLUS]
    async with watch.database.read() as session:
        [page] = await pages.list_open(session)
        assert page.alerts == 11, "the three, the one that stands for others, and the seven others"
        [surplus] = await alerts.list_by_keys(session, "prometheus", [SURPLUS])
    assert surplus.title.startswith("prometheus tem mais de 3 alertas abertos")
    assert surplus.summary.splitlines()[0] == "disco 3"
    again = await fires(watch, *many(30))
    assert await kept(watch) == ["0", "1", "2", SURPLUS], "no row more"
    async with watch.database.read() as session:
        [page] = await pages.list_open(session)
    assert page.alerts == 4 + 27
    said = [each.text for each in [*told, *again] if "não são listados um a um" in each.text]

    assert len(said) == 1, "once, however many come"


async def test_an_alert_that_is_over_frees_its_place(watch: Talk) -> None:
    await fires(watch, *many(5))
    await fires(watch, over(many(1)[0]))
    await fires(watch, over(many(1, 1)[0]))
    assert await stage(watch) is PageStage.CALLING
    async with watch.database.read() as session:
        [surplus] = await alerts.list_by_keys(session, "prometheus", [SURPLUS])
        assert surplus.resolved_at is not None
        assert await alerts.count_open(session, "prometheus") == 1
    await fires(watch, *many(2, 3))
    assert {"2", "3", "4"} <= set(await kept(watch))


async def test_when_all_are_over_so_is_the_page(watch: Talk) -> None:
    await fires(watch, *many(9))
    await fires(watch, *(over(one) for one in many(4)))
    await fires(watch, *(over(one) for one in many(5, 4)))
    assert await stage(watch) is PageStage.RESOLVED


async def test_beyond_the_ceiling_somebody_is_called_though_the_page_of_the_others_is_over(
    watch: Talk,
) -> None:
    """What is not listed is not lost: a source without room left still rings a phone."""
    await fires(watch, *many(3))
    async with watch.database.write() as session:
        known = await alerts.list_by_keys(session, "prometheus", ["0", "1", "2"])
        await alerts.note_silenced(session, known)
        [page] = await pages.list_open(session)
        await pages.move(session, page, PageStage.RESOLVED)
    told = await fires(watch, *many(1, 50))
    async with watch.database.read() as session:
        [page] = await pages.list_open(session)
        assert page.title.startswith("prometheus tem mais de 3")
        assert await pages.list_under_way(session, page.id)
    assert told
    await later(watch)


async def test_of_alerts_that_are_over_only_the_newest_are_kept(
    watch: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before, a source that fires and resolves fills the disk for 400 days."""
    monkeypatch.setattr(history, "MOST_ENDED", 2)
    for n in range(5):
        await fires(watch, *many(1, n))
        await fires(watch, over(many(1, n)[0]))
    await fires(watch, *many(1, 90))
    async with watch.database.write() as session:
        await history.forget_old(session, watch.clock.now().replace(year=2020))
    async with watch.database.read() as session:
        left = await alerts.list_by_keys(session, "prometheus", [*map(str, range(5)), "90"])
    assert [one.key for one in left] == ["3", "4", "90"]
