"""What is logged holds no token, no secret path and no number, whoever logged it."""

from __future__ import annotations

import logging
import random
import re
import string
from contextlib import suppress
from pathlib import Path

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import Redactor, redact, set_up_logs
from domain.phone import parse_number
from tests.domain.numbers import typed_numbers

pytestmark = pytest.mark.usefixtures("logs_as_they_were")

BOT_TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("dialled +55 11 99206-9730 twice", "dialled […30] twice"),
        ("dialled (11) 99206-9730", "dialled ([…30]"),
        ("to 5511992069730, from 551133334444", "to […30], from […44]"),
        ("to 11\N{NO-BREAK SPACE}99206-9730", "to […30]"),
        ("to 11/99206.9730", "to […30]"),
        (f"https://api.telegram.org/bot{BOT_TOKEN}/getMe", "https://api.telegram.org/bot[secret]"),
        (f"/file/bot{BOT_TOKEN}/photo", "/file/bot[secret]"),
        (f"token {BOT_TOKEN} refused", "token [secret] refused"),
        ("Authorization: Bearer abc.def", "Authorization: [secret]"),
        ("with sandbox-stories here", "with [secret] here"),
        ("POST /velip/HAI8ICSkcE3QJ1vqmuEYcD/tokentokentoken 200", "POST /velip/[secret] 200"),
        ("GET /login/abcdefghijkl", "GET /login/[secret]"),
        ("GET /alert/txt/HAI8ICSkcE3QJ1vqmuEYcD 401", "GET /alert/txt/[secret] 401"),
        ("GET /heartbeat/nightly/x7Gq-0bLkQpZ_2vWn4TyUe", "GET /heartbeat/nightly/[secret]"),
        ("GET /new/route/HAI8ICSkcE3QJ1vqmuEYcD/x", "GET /new/route/[secret]/x"),
        (
            "ping https://hc.example/550e8400-e29b-41d4-a716-446655440000",
            "ping https://hc.example/[secret]",
        ),
        ("cookie HAI8ICSkcE3QJ1vqmuEYcD", "cookie [secret]"),
        ("ClientConnectionResetError in /site-packages/sqlalchemy_ext_asyncio_engine", None),
        ("HTTPRequestEntityTooLarge at /callback-queue-requests/data", None),
        ("order 12345 answered 200 in 1.5 s", "order 12345 answered 200 in 1.5 s"),
        ("order 3, then 4 (of 5)", "order 3, then 4 (of 5)"),
    ],
)
def test_secrets_and_numbers_are_taken_out_and_the_rest_stays(said: str, kept: str | None) -> None:
    assert redact(said) == (said if kept is None else kept)


def test_what_is_known_to_be_a_secret_is_taken_out_wherever_it_stands() -> None:
    own = Redactor(())
    own.learn("cavalo bateria", "s3nha+/=x", "", "abc")
    said = "no cavalo bateria, cavalo%20bateria, s3nha+/=x or s3nha%2B%2F%3Dx; abc"
    assert own(said) == "no [secret], [secret], [secret] or [secret]; abc"
    own.learn("another one")
    assert own("another one and cavalo bateria") == "[secret] and [secret]"


def test_nearly_every_random_secret_is_known_by_its_looks() -> None:
    chance = random.Random(21)  # noqa: S311 - the same examples each time
    signs = string.ascii_letters + string.digits + "-_"
    made = ["".join(chance.choices(signs, k=22)) for _ in range(2_000)]
    plain, in_path = redact("\n".join(made)), redact("/alert/a/" + "\n/alert/a/".join(made))
    assert sum(one in plain for one in made) < 40
    assert sum(one in in_path for one in made) == 0


@given(st.text())
def test_no_run_of_digits_that_could_be_a_number_stays(text: str) -> None:
    assert not re.search(r"\d{8}", redact(text))


@given(st.text("0123456789 ()+-./x:\N{NO-BREAK SPACE}", max_size=80))
def test_no_grouping_lets_a_number_through(text: str) -> None:
    for run in re.findall(r"[\d\u00a0 ()./\-]+", redact(text)):
        assert len(re.sub(r"\D", "", run)) < 8


@given(typed_numbers, st.text(max_size=20), st.text(max_size=20))
def test_a_number_is_never_left_however_it_is_written(typed: str, before: str, after: str) -> None:
    number = parse_number(typed)
    for shown in (typed, number.digits, number.grouped):
        redacted = redact(f"{before} {shown} {after}")
        assert number.digits[-8:] not in re.sub(r"\D", "", redacted.split("[…")[0])
        assert shown not in redacted


def test_every_line_of_ours_and_of_others_is_redacted(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO")
    log = structlog.get_logger()
    log.info("call.placed", to="+55 11 99206-9730", order=7, timestamp_of="none")
    log.debug("not.shown")
    try:
        raise ValueError("11 99206-9730")
    except ValueError:
        log.exception("failed")
    logging.getLogger("some.library").warning("url %s", f"/bot{BOT_TOKEN}/x")
    logging.getLogger("some.library").info("not shown either")
    logging.getLogger("telegram.ext").error("text of somebody")
    ours, *trace, theirs = capsys.readouterr().err.strip().split("\n")
    assert "event='call.placed'" in ours
    assert "to='[…30]'" in ours
    assert "order=7" in ours
    assert "9730" not in ours + "".join(trace)
    assert "ValueError: […30]" in "".join(trace)
    assert theirs.endswith("WARNING some.library url /bot[secret]")


def test_a_line_tells_when_it_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("no such level")
    structlog.get_logger().info("ours")
    logging.getLogger("some.library").warning("theirs")
    ours, theirs = capsys.readouterr().err.strip().split("\n")
    assert re.match(r"timestamp='\d{4}-\d\d-\d\dT\d\d:\d\d:", ours)
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", theirs)


def test_a_log_that_cannot_be_written_stops_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Path("/dev/full").open("w") as full:  # a disk without room
        monkeypatch.setattr("sys.stderr", full)
        set_up_logs("INFO")
        structlog.get_logger().error("worker.failed", worker="look")
        logging.getLogger("asyncio").error("a library says something")
        with pytest.raises(OSError, match="No space left"):
            print("but the disk is full", file=full, flush=True)
        with suppress(OSError):
            full.close()
