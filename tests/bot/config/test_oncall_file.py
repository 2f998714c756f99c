"""The on-call file: what it says, and a sentence for what it cannot mean."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config.oncall_file import BadFile, read_on_call
from bot.config.settings import Settings, explained
from domain.chat import Address, ChatKind
from domain.oncall.escalation import Way
from tests.docs.pages import read
from tests.stories.on_call import write_file

ZONE = ZoneInfo("America/Sao_Paulo")


def test_the_example_of_the_page_is_one(tmp_path: Path) -> None:
    path = tmp_path / "oncall.toml"
    path.write_text(read("docs/oncall.md").partition("```toml\n")[2].partition("```")[0], "utf-8")
    known = read_on_call(path, ZONE)
    team = known.teams["infra"]
    assert team.chat == Address("telegram", "-1001234", ChatKind.GROUP)
    assert team.people == ("eva", "bia")
    assert team.policy.rounds == 3
    assert Way.CALL in team.policy.steps[0].by
    assert known.sources["loja"].reader.mapping["title"] == "event.name"
    assert known.name_of(frozenset({"telegram:123456"})) == "bia"


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ('policy = "padrao"', 'policy = "outra"', "there is no policy outra"),
        ('people = ["bia"]', 'people = ["lia"]', "lia is nobody of [people]"),
        ('who = "eva"', 'who = "lia"', "lia is nobody of [people]"),
        ('team = "infra"', 'team = "outra"', "there is no team outra"),
        ("09:00:00", "09:00:00-03:00", "a wall clock's time"),
        ('phone = "11 90000-0011"', 'phone = "190"', "the phone cannot be read"),
        ("calls = 3", "calls = 0", "policies.padrao.steps.0.calls"),
        ("[teams.infra]", "[teams.infra]\ntime_zone = 'Lua'", "no such time zone"),
        ("[teams.infra]", "[teams.infra]\nchat = 'sala'", "a chat is written channel:id"),
        ("[teams.infra]", "[teams.infra]\nmaintenance = ['seg 8-9']", "Failed to parse"),
        ('fallback = ""', 'fallback = "190"', "the fallback cannot be read"),
        ('kind = "text"', 'kind = "text"\nsays = ["{titulo}"]', "sources.curl.says: places are"),
        ('kind = "text"', 'kind = "text"\nsays = ["{title.x}"]', "places are"),
        ('kind = "text"', 'kind = "text"\nsays = ["{title!r}"]', "places are"),
        ('kind = "text"', 'kind = "text"\nsays = ["{title:9}"]', "places are"),
        ('kind = "text"', 'kind = "text"\nsays = ["{title"]', "a brace is not closed"),
        ('kind = "text"', 'kind = "text"\nsays = [" "]', "a sentence has between 1 and 200"),
        ("[sources.curl]", "[sources.ramal]", "raised by Ramal itself"),
        ("[people]", "[watch]\nteam = 'lua'\n[people]", "watch: there is no team lua"),
        ("[people]", "people]", "is no TOML"),
        ("[people]", "[peple]\n[people]", "peple"),
    ],
)
def test_what_it_cannot_mean(tmp_path: Path, was: str, becomes: str, why: str) -> None:
    path = write_file(tmp_path)
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), "utf-8")
    with pytest.raises(BadFile) as refused:
        read_on_call(path, ZONE)
    assert why in str(refused.value)
    with pytest.raises(ValueError, match="validation error") as told:
        Settings(_env_file=None, on_call_file=path)  # type: ignore[call-arg]  # pydantic-settings
    assert why in explained(told.value)  # type: ignore[arg-type]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        read_on_call(tmp_path / "none.toml", ZONE)
