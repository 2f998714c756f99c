"""The page of alerts in a real browser, while a phone rings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from domain.people.roles import Role
from storage.people import logins, people
from tests.browser.conftest import OpenPage
from tests.stories.on_call import FIRING, post, write_file
from tests.stories.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
def changes(tmp_path: Path) -> dict[str, Any]:
    return {"on_call_file": write_file(tmp_path)}


async def test_somebody_watches_an_alert_being_answered_for(
    story: World, open_page: OpenPage
) -> None:
    async with story.program.database.write() as session:
        rui = await people.open_person(session, "web:rui", name="Rui", locale="pt-BR")
        await people.note_role(session, rui.id, Role.AGENT)
        token = await logins.open_link(session, "web:rui", story.clock.now())
    page = await open_page(f"{story.root}/login/{token}")
    await page.get_by_test_id("enter").click()
    await page.goto(f"{story.root}/alerts")
    await expect(page.get_by_test_id("rows")).to_have_text("Nenhum alerta nos últimos 30 dias.")
    await post(story, "prometheus", FIRING)
    assert len(story.dialled()) == 1
    await page.reload()
    await expect(page.get_by_test_id("rows")).to_contain_text("Erros no webhook · bot:8080")
    await expect(page.locator(".waits")).to_have_text("chamando")
    await page.get_by_role("link", name="Erros no webhook").click()
    await expect(page.get_by_test_id("steps")).to_contain_text("ligação pedida")
    await story.turn(30)
    await story.turn(30)
    await page.reload()
    await expect(page.get_by_test_id("steps")).to_contain_text("assumido")
    await expect(page.get_by_test_id("summary")).to_contain_text("Tempo até assumir:")
    async with page.expect_download() as one:
        await page.get_by_role("link", name="Exportar (CSV)").click()
    timeline = await (await one.value).path()
    assert ",acknowledged,Bia,key," in timeline.read_text("utf-8")
    await page.get_by_role("link", name="Todos os alertas").click()
    await expect(page.get_by_test_id("rows")).to_contain_text("Erros no webhook")
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Exportar (CSV)").click()
    saved = await (await download.value).path()
    assert "Erros no webhook" in saved.read_text("utf-8")
    await story.heard("bia")
