from datetime import date, datetime, time

import pytest

from sandbox.calls import LOCAL
from sandbox.destinations import Destination
from sandbox.script import Script
from sandbox.window import Window
from tests.sandbox.campaigner import ANSWERS

WINDOW = Window(date(2026, 3, 5), date(2026, 3, 6), time(9), time(17))


@pytest.mark.parametrize(
    ("at", "opening"),
    [
        ("2026-03-04T10:00", "2026-03-05T09:00"),
        ("2026-03-05T08:59", "2026-03-05T09:00"),
        ("2026-03-05T16:59", "2026-03-05T16:59"),
        ("2026-03-05T17:00", "2026-03-06T09:00"),
        ("2026-03-06T17:00", None),
        ("2026-03-07T10:00", None),
    ],
)
def test_a_window_tells_when_it_opens(at: str, opening: str | None) -> None:
    def here(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=LOCAL)

    assert WINDOW.opening(here(at)) == (here(opening) if opening else None)


def test_words_filled_in_are_heard_at_the_same_pace() -> None:
    script = Script("Olá NOME", seconds=2.0)
    words = script.words_for(Destination(ANSWERS, "Maximiliano"))
    assert (words, script.seconds_of(words)) == ("Olá Maximiliano", 2.0 * 15 / 8)
    assert Script(content="tf1", seconds=4.0).seconds_of("") == 4.0
