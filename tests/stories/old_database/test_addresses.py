"""The addresses that cb1b1f9 gave to the platform, to alert sources, to browsers and to visitors.

Every key and secret here is written as it stood then; none is made by this checkout.
"""

from __future__ import annotations

from pathlib import Path

from tests.stories.old_database.frozen import opened
from tests.stories.on_call import FIRING, post, resolved

COOKIE = "D-3oyhH3jGDoe00R8Fp7QdftKt56M4NypoO07AFGwkE"
LOGIN = "rWcZOkJUiHtAZ0ZoMAjihDhKjQ-4lY-k"  # drawn for teo, and not opened yet
VISITOR = "visita-A4hYgaLyKlX-sZxIp7bSF7.PQxBsb0e5l66RnYo2_wrTd"
PROMETHEUS, BACKUP = "LpvsUSI1M923UZGsvCBqN_", "qxrTER8zCSmOzvGRSXmC2v"
GIVE_UP = "giveup:8j4y7rybggjwfzf"
CALLBACK, ORDER = "clkSo9u5xVq0m2HM6uohYL", "rNWNr5kFHzVejPX_TgXPsq"
# As the platform tells that the order with that token (47, jbvdh) was answered.
ANSWERED = {
    "cd_id": "c_88721",
    "ctid": "jbvdh5gcp3pgrzc",
    "dest": "5511992069755",
    "cd_date": "2026-11-23",
    "cd_time": "12:27:07",
    "cd_time_start": "12:27:09",
    "cd_time_end": "12:27:14",
    "cd_time_sec": "5",
    "cd_value": "0,150",
    "cd_called_status": "OK",
    "cd_resp1": "",
    "saldo": "9997,520",
}


async def test_the_platform_tells_at_an_orders_old_address(database_file: Path) -> None:
    async with opened(database_file) as story:
        await story.heard("gil")
        for path, status in (("another", 404), (CALLBACK, 200)):
            url = f"{story.root}/velip/{path}/{ORDER}"
            async with story.http.post(url, json=ANSWERED) as answer:
                assert answer.status == status
        await story.settle()
        told = "✅ +55 11 99206-9755 atendeu e ficou 5 s na linha. (pedido jbvdh)"
        assert await story.heard("gil") == [told]


async def test_sources_post_with_their_old_secrets(database_file: Path) -> None:
    async with opened(database_file) as story:
        await story.heard("bia")
        assert await post(story, "prometheus", resolved(), secret=BACKUP) == 401
        assert await post(story, "prometheus", resolved(), secret=PROMETHEUS) == 200
        over = "✅ O alerta us7n6 está resolvido. Ninguém mais é chamado."
        assert await story.heard("bia") == [over]

        late = f"{story.root}/alert/prometheus/{PROMETHEUS}"
        async with story.http.post(late, json=FIRING) as answer:
            assert answer.status == 200
        async with story.http.get(f"{story.root}/heartbeat/backup/{BACKUP}") as answer:
            assert answer.status == 200
        await story.settle()  # the late copy of what is over calls nobody


async def test_a_browser_is_still_logged_in(database_file: Path) -> None:
    async with opened(database_file) as story:
        for cookie, is_in in ((COOKIE, True), ("another", False)):
            given = {"Cookie": f"ramal_session={cookie}"}
            async with story.http.get(f"{story.root}/chat", headers=given) as answer:
                assert (answer.status == 200) is is_in
                assert ("gil-zf67g" in await answer.text()) is is_in


async def test_a_login_link_still_lets_its_person_in(database_file: Path) -> None:
    async with opened(database_file) as story:
        ours = {"Origin": story.root}
        url = f"{story.root}/login/{LOGIN}"
        async with story.http.post(url, headers=ours, allow_redirects=False) as answer:
            assert answer.status in (200, 302, 303), await answer.text()
            assert "ramal_session" in answer.cookies


async def test_a_visitor_still_has_their_request(database_file: Path) -> None:
    async with opened(database_file) as story:
        key = {"Authorization": f"Bearer {VISITOR}", "Origin": story.root}
        url, press = (
            f"{story.root}/callback/loja",
            {"type": "press", "key": "p1", "choice": GIVE_UP},
        )
        async with story.http.get(f"{url}/lines", headers=key) as answer:
            card, _ = (await answer.json())["lines"]
            assert "Retorno para +55 11 98200-0010 (pedido 8j4y7)" in card["text"]
        async with story.http.post(f"{url}/say", headers=key, json=press) as answer:
            assert answer.status == 200, await answer.text()
        await story.settle()
        async with story.http.get(f"{url}/lines", headers=key) as answer:
            texts = [line["text"] for line in (await answer.json())["lines"]]
            assert any("🚫 Cancelado. Ninguém vai ligar" in text for text in texts)
