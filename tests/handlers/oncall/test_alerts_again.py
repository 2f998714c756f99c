"""What comes back, comes late, or comes at the wrong moment: no alert goes unheard for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.oncall.alert import PageStage
from domain.people.roles import Role
from domain.ports import Refusal, Refused
from handlers.oncall.alerts import SourceMessage, take_signals
from handlers.oncall.escalate import PageFailed, escalate_next, put_off_stuck
from storage.oncall import pages
from storage.orders import orders
from storage.work import Work
from tests.handlers.callback_queue.test_request import button, to
from tests.handlers.oncall.test_alerts import DISK, fires, named, on_file, over, stage, watch
from tests.handlers.passing import ends, later, leaves
from tests.handlers.talk import Talk
from tests.stories.on_call import SILENT, write_file

__all__ = ["watch"]  # a fixture of the conversation


async def rung(talk: Talk) -> list[str]:
    """Whose phones ring now, each call not answered."""
    names = []
    while (call := await leaves(talk)) is not None:
        names.append(await named(talk, call.asker_id))
        await ends(talk, call, "NA")
    return names


async def test_slept_through_the_ladder_is_climbed_at_its_own_pace(watch: Talk) -> None:
    await fires(watch)
    assert await rung(watch) == ["Bia"]
    await later(watch, 120)
    assert await rung(watch) == ["Bia"], "not all that was missed, at once"
    assert await stage(watch) is PageStage.CALLING
    await later(watch, 2)
    assert await rung(watch) == ["Bia"]


async def test_a_refusal_goes_to_the_next_person_and_skips_nobody(
    talk: Talk, tmp_path: Path
) -> None:
    watch = on_file(talk, one_call_each(tmp_path))
    await fires(watch)
    async with watch.database.write() as session:
        call = await orders.claim_confirmed(session, "worker-1", watch.clock.now())
    assert call is not None
    await watch.answered(call, Refused(Refusal.CREDIT))
    await later(watch)
    assert await rung(watch) == ["Eva"]


def one_call_each(folder: Path) -> Path:
    path = write_file(folder, bia=SILENT)
    text = (
        path.read_text("utf-8").replace("calls = 3", "calls = 1").replace("calls = 2", "calls = 1")
    )
    path.write_text(text, "utf-8")
    return path


async def test_escalate_now_goes_to_the_next_person(talk: Talk, tmp_path: Path) -> None:
    watch = on_file(talk, one_call_each(tmp_path))
    said = await fires(watch)
    assert await rung(watch) == ["Bia"]
    await watch.press(button(to("bia", said), "Próximo da escala"), by="bia")
    await later(watch)
    assert await rung(watch) == ["Eva"]


async def test_what_a_person_closed_comes_back_when_its_source_insists(watch: Talk) -> None:
    said = await fires(watch)
    assert await rung(watch) == ["Bia"]
    await watch.press(button(to("bia", said), "Resolver"), by="bia")
    await fires(watch)
    assert await rung(watch) == [], "the source has not heard of it yet"
    watch.clock.turn(minutes=16)
    await fires(watch)
    assert await rung(watch) == ["Bia"]


async def test_what_was_silenced_comes_back_once_the_silence_is_over(watch: Talk) -> None:
    said = await fires(watch)
    await rung(watch)
    await watch.press(button(to("bia", said), "Silenciar 1 h"), by="bia")
    watch.clock.turn(minutes=30)
    await fires(watch)
    assert await rung(watch) == []
    watch.clock.turn(minutes=31)
    await fires(watch)
    assert await rung(watch) == ["Bia"]


async def test_what_joins_after_the_last_call_is_called_for(talk: Talk, tmp_path: Path) -> None:
    watch = on_file(talk, one_call_each(tmp_path))
    await fires(watch)
    assert await rung(watch) == ["Bia"]
    await later(watch, 6)
    assert await rung(watch) == ["Eva"]
    await fires(watch, replace(DISK, key="2"))
    assert await rung(watch) == ["Bia"]


async def test_a_call_that_never_left_is_made_anew(watch: Talk) -> None:
    await fires(watch)
    await later(watch, 16)  # nothing leaves: the platform's worker is stuck
    assert await stage(watch) is PageStage.CALLING, "a call that waits is no answer that failed"
    await watch.expire()
    await later(watch, 1)
    assert await rung(watch) != []


async def test_words_answer_for_one_page_and_never_for_a_guess(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path, bia=SILENT)
    more = '\n[teams.web]\npolicy = "padrao"\n[[teams.web.rotations]]\npeople = ["bia"]\n'
    path.write_text(path.read_text("utf-8") + more + "since = 2026-01-05T09:00:00\n", "utf-8")
    watch = on_file(talk, path)
    await fires(watch)
    await watch.say("/plantao testar web")
    await later(watch)
    [which] = await watch.say("assumi", by="bia")
    assert which.text.startswith("Há mais de um alerta chamando:")


async def test_a_guest_of_the_teams_chat_answers_for_nothing(watch: Talk) -> None:
    await fires(watch)
    await watch.has(Role.GUEST, "rui")
    said = await watch.say("assumi", by="rui")
    assert await stage(watch) is PageStage.CALLING
    assert said[0].text.startswith("Você não tem permissão")


async def test_whoever_is_told_again_gets_a_new_message(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path, bia=SILENT, eva=SILENT, rounds=2)
    watch = on_file(talk, path)
    await fires(watch)
    told: list[str] = []
    for _ in range(11):
        told += [m.text for m in to("bia", await later(watch, 1)) if not m.card]
        await rung(watch)
    assert any("ainda espera alguém" in text for text in told)


async def test_somebody_who_left_the_file_stands_in_for_nobody(talk: Talk, tmp_path: Path) -> None:
    watch = on_file(talk, write_file(tmp_path, bia=SILENT))
    await watch.say("/plantao trocar infra eva até amanhã às 9h")
    known = watch.rules.on_call
    left = {name: one for name, one in known.responders.items() if name != "eva"}
    watch.rules = replace(watch.rules, on_call=replace(known, responders=left))
    await fires(watch)
    assert await rung(watch) == ["Bia"]


@pytest.mark.parametrize("keys", ["21", "11", "2"])
async def test_only_the_one_key_answers(watch: Talk, keys: str) -> None:
    await fires(watch)
    call = await leaves(watch)
    assert call is not None
    await ends(watch, call, "OK", keys=keys)
    assert await stage(watch) is PageStage.CALLING


async def test_an_alert_that_ends_before_its_page_is_read_ends_it(watch: Talk) -> None:
    await fires(watch, DISK, replace(DISK, key="2"))
    await fires(watch, over())
    assert await stage(watch) is PageStage.CALLING
    await fires(watch, over(replace(DISK, key="2")))
    assert await stage(watch) is PageStage.RESOLVED


async def test_what_a_source_left_out_is_told(watch: Talk) -> None:
    async with watch.database.open_write() as session:
        told = SourceMessage(source="prometheus", team="infra", signals=(DISK,), truncated=7)
        await take_signals([told], Work(session, watch.clock.now(), watch.rules))
    [card] = to("bia", await later(watch))
    assert "e mais 7 alertas" in card.text
    code = card.card.removeprefix("page:")[:5]
    [shown] = await watch.say(f"/status {code}")
    assert "chegou (a fonte deixou 7 alertas de fora)" in shown.text


async def test_a_renamed_team_is_called_for_what_was_raised_before(
    talk: Talk, tmp_path: Path
) -> None:
    path = write_file(tmp_path, bia=SILENT)
    watch = on_file(talk, path)
    await fires(watch)
    assert await rung(watch) == ["Bia"]
    path.write_text(path.read_text("utf-8").replace("infra", "obras"), "utf-8")
    on_file(talk, path)
    await later(watch, 2)
    assert await rung(watch) == ["Bia"], "by the rotation of its new name"


async def test_a_page_that_cannot_be_climbed_is_named(watch: Talk) -> None:
    await fires(watch)
    watch.clock.turn(minutes=2)
    async with watch.database.open_write() as session:
        [page] = await pages.list_open(session)
        await pages.move(session, page, page.stage, policy="{}")
        await session.commit()
    async with watch.database.open_write() as session:
        with pytest.raises(PageFailed) as failed:
            await escalate_next(Work(session, watch.clock.now(), watch.rules))
    assert failed.value.page_id == page.id
    async with watch.database.open_write() as session:
        work = Work(session, watch.clock.now(), watch.rules)
        await put_off_stuck(page.id, work, timedelta(minutes=1))
    async with watch.database.open_write() as session:
        assert not await escalate_next(Work(session, watch.clock.now(), watch.rules))


async def test_an_alert_that_joins_again_is_counted_once(watch: Talk) -> None:
    load = replace(DISK, key="2", title="carga")
    await fires(watch, DISK, load)
    for _ in range(3):
        await watch.say("/plantao silenciar carga por 1 min")
        await later(watch, 1.5)
        await rung(watch)
    async with watch.database.read() as session:
        [page] = await pages.list_open(session)
    assert page.alerts == 2
