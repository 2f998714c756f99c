"""A channel is one value: whoever declares one more changes no other file for what it can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assemble_channels import OPENERS, list_channels
from bot.channels.all import CHANNELS
from bot.channels.declaration import ChannelDeclaration
from bot.config.channels import ChannelSettings
from bot.config.settings import Settings
from bot.doctor.alerts import check_alerts
from bot.doctor.finding import Finding, Grade, warning
from bot.doctor.installation import check_channels
from bot.logs import Redactor
from bot.workers.rate import Paces
from domain.channel import ChannelDirectory, Pace
from domain.chat import Address, ChatKind
from tests.clocks import NOON
from tests.handlers.talk import Talk
from tests.stories.on_call import write_file


def never(_settings: ChannelSettings) -> bool:
    return False


def check_pigeon(_settings: ChannelSettings) -> Iterator[Finding]:
    yield warning("pigeon", "it has no ring.", "Put one on.")


PIGEON = ChannelDeclaration(
    name="pigeon",
    title="Pigeon Post",
    link="https://pigeon.example/{account}#{token}",
    pace=Pace(per_second=1, chat_gap=60.0, group_gap=120.0),
    setting="RAMAL_PIGEON_RING",
    is_used=never,
    check=check_pigeon,
    secret_words=(r"\bring-\w+",),
    secret_paths=("loft",),
)


def test_its_pace() -> None:
    paces = Paces(ChannelDirectory((PIGEON,)).paces)
    assert paces.gap(Address("pigeon", "1")) == timedelta(minutes=1)
    assert paces.gap(Address("pigeon", "2", ChatKind.GROUP)) == timedelta(minutes=2)
    assert paces.gap(Address("web", "ana")) == timedelta(0)


def test_its_secrets_are_taken_out_of_logs_beside_all_others() -> None:
    line = "ring-blue at /loft/abcdefgh and /login/abcdefgh, token 12345:abcdefghijklmnopqrstu"
    assert Redactor((*CHANNELS, PIGEON))(line) == (
        "[secret] at /loft/[secret] and /login/[secret], token [secret]"
    )
    assert Redactor(CHANNELS)("ring-blue at /loft/abcdefgh") == "ring-blue at /loft/abcdefgh"


def test_its_check_by_the_doctor() -> None:
    [found] = check_channels(Settings(), [PIGEON])
    assert (found.name, found.severity) == ("pigeon", Grade.WARNING)


def test_somebody_on_call_there_is_warned_of_while_it_is_off(tmp_path: Path) -> None:
    file = write_file(tmp_path)
    file.write_text(file.read_text("utf-8").replace("terminal:bia", "pigeon:bia"), "utf-8")
    settings = Settings(on_call_file=file)
    found = [each for each in check_alerts(settings, NOON, [PIGEON]) if "Pigeon" in each.sentence]
    assert [(each.sentence, each.remedy) for each in found] == [
        (
            "bia reads nothing: Pigeon Post is not used.",
            "Set RAMAL_PIGEON_RING, or name another identity.",
        )
    ]


async def test_an_invitation_leads_there_once_our_account_is_known(talk: Talk) -> None:
    talk.rules = replace(talk.rules, channels=ChannelDirectory((PIGEON,)))
    [offer] = await talk.say("/convidar agente Bia")
    assert "Pigeon" not in offer.text
    known = talk.rules.channels.with_account("pigeon", "ramal")
    talk.rules = replace(talk.rules, channels=known)
    [offer] = await talk.say("/convidar agente Bia")
    token = offer.text.rpartition("/start ")[2]
    assert f"\nPigeon Post: https://pigeon.example/ramal#{token}\n" in offer.text


def test_a_directory_that_learns_an_account_is_another_one() -> None:
    before = ChannelDirectory((PIGEON,))
    after = before.with_account("pigeon", "ramal")
    assert before.linked == ()
    assert after.linked == (PIGEON,)


def test_names_are_borne_once_and_what_is_off_is_not_listed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert len({channel.name for channel in CHANNELS}) == len(CHANNELS)
    off = [channel.name for channel in list_channels(Settings()).channels]
    on = [channel.name for channel in list_channels(Settings(telegram_token="1:a")).channels]
    assert off == ["web", "terminal"]
    assert on == ["telegram", "web", "terminal"]


def test_every_declared_channel_can_be_opened() -> None:
    assert set(OPENERS) == {channel.name for channel in CHANNELS}
