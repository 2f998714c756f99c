"""Every sentence exists in both languages, with the same parts, and is used."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk, Message
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.words import NAMES
from domain.audio.recording import RecordingStage
from domain.audio.transcription import Unheard
from domain.callback_queue.policy import SlaColour
from domain.callback_queue.request import CloseReason, RequestStage, RequestStep
from domain.callback_queue.statistics import RequestEnd
from domain.callback_queue.strangers import CEILINGS
from domain.command import Command
from domain.errors import (
    ContactFault,
    Denied,
    NumberFault,
    QuestionFault,
    RecordingFault,
    TimeFault,
    TransferFault,
    WordsFault,
)
from domain.language.due_times import Note
from domain.language.meanings import Doubt, Meaning
from domain.language.order_request import Slot
from domain.oncall.alert import PageStage, PageStep, Severity
from domain.orders.follow_up_sms import SendWhen
from domain.orders.order import Kind, Purpose, State
from domain.orders.outcome import Verdict
from domain.orders.question import AnswerFault
from domain.orders.survey import LeftOut, NoAnswer
from domain.orders.transfer import TransferTo
from domain.people.blocklist import Why
from domain.people.group import GroupSwitch
from domain.people.limits import LimitName
from domain.people.person import LOCALES
from domain.people.roles import Role
from domain.ports import Refusal
from handlers.replies.sentences import LOCALE_FOLDER, MissingSentence, money, say

ROOMS = Path(__file__).parents[3]
SHOWN = ["given-up", "taken-again", "ringing-customer", "met-customer"]
UNQUEUED, TAKEN_MINE = ("unverified", "later"), ["taken-mine", "taken-mine-customer"]
KINDS, VERDICTS = list(Kind), list(Verdict)
ENDS = [*VERDICTS, "answered-for", "answered-keys", "answered-pressed", "voicemail-keys"]
STRANGER_STOPS = [
    f"{cause}-{ceiling.scope}" for cause, every in CEILINGS.items() for ceiling in every
]
# What the code puts into the names of sentences, by the beginning of the name.
FAMILIES: dict[str, list[str]] = {
    "usage-": list(Command),
    "command-": list(Command),
    "menu-": [command for command in Command if command is not Command.START],
    "purpose-": list(Purpose),
    "help-": [command for command in Command if command is not Command.START],
    "denied-": list(Denied),
    "stopped-": [*LimitName, *Why, "quiet", "unpriced", "repeat", "code-share", *STRANGER_STOPS],
    "repeat-mine-": list(KINDS),
    "repeat-others-": list(KINDS),
    "limit-name-": list(LimitName),
    "limit-about-": list(LimitName),
    "block-line-": list(Why),
    "role-": list(Role),
    "link-": ["spent", "self", "more"],
    "group-kind-": list(KINDS),
    "button-group-": list(GroupSwitch),
    "button-role-": list(Role),
    "button-": list(KINDS),
    "button-fix-": ["dest", "words"],
    "unheard-": list(Unheard),
    "card-": list(KINDS),
    "refused-": list(Refusal),
    "refused-authentication-": ["102", "114", "120"],
    "number-": list(NumberFault),
    "words-": list(WordsFault),
    "contact-": list(ContactFault),
    "time-": list(TimeFault),
    "due-note-": list(Note),
    "scheduled-usage-": [*KINDS, Command.CALLBACK, Command.ASK],
    "verbatim-usage-": [*KINDS, Command.CALLBACK, Command.ASK],
    "doubt-": list(Doubt),
    "cannot-": [Meaning.ACK],
    "request-mine-": [*RequestStage, *SHOWN, "expired-unverified"],
    "request-word-": list(RequestStage),
    "queue-": [*(s for s in RequestStage if s not in UNQUEUED), *SHOWN, *TAKEN_MINE],
    "step-": list(RequestStep),
    "page-": [*PageStage, "silenced", "test-over"],
    "page-step-": list(PageStep),
    "page-late-": list(PageStage),
    "watch-": ["balance", "callbacks", "platform"],
    "watch-over-": ["balance", "callbacks", "platform"],
    "watch-why-": ["credit", "authentication", "permission", "unreachable"],
    "pages-word-": [*PageStage, "silenced"],
    "button-page-": ["ack", "up", "done", "hush", "again"],
    "severity-": list(Severity),
    "mark-": [*Severity, "resolved", "silenced", "test"],
    "unit-": ["percent", "ms", "seconds", "minutes", "hours", "days"],
    "sign-": ["dot", "colon", "underscore", "slash", "dash"],
    "close-reason-": list(CloseReason),
    "button-close-": list(CloseReason),
    "colour-": list(SlaColour),
    "code-sent-": [Kind.CALL, Kind.SMS],
    "end-": list(RequestEnd),
    "button-request-": ["code", "write"],
    "queue-line-": ["waiting", "taken", "ringing"],
    "button-queue-": ["take", "urgent", "ring", "write", "handover", "putback", "close"],
    "recording-": list(RecordingFault),
    "question-": list(QuestionFault),
    "outcome-ask-spoken-": list(AnswerFault),
    "audio-": [stage for stage in RecordingStage if stage is not RecordingStage.AWAITED],
    "survey-out-": list(LeftOut),
    "survey-count-": [which.value for which in NoAnswer],
    "studio-": ["credit", "authentication", "unreachable", "audio", "other"],
    "card-sms-": list(SendWhen),
    "known-": [*KINDS, Command.ASK],
    "ask-": [
        *(f"{Slot.DEST}-{kind}" for kind in (*KINDS, Command.ASK)),
        f"{Slot.DEST2}-{Kind.BRIDGE}",
        *(f"{Slot.WORDS}-{kind}" for kind in (Kind.CALL, Kind.SMS, Command.ASK)),
    ],
    "weekday-": [str(day) for day in range(1, 8)],
    "month-": [str(month) for month in range(1, 13)],
    "status-what-": [*KINDS, "ask"],
    "status-closed-": VERDICTS,
    "status-": [state for state in State if state is not State.CLOSED],
    "state-proposed-": list(KINDS),
    "state-accepted-": list(KINDS),
    "state-unknown-": list(KINDS),
    "state-": [State.CONFIRMED, State.SUBMITTING, State.CANCELLED, State.EXPIRED],
    "outcome-call-": [end for end in ENDS if end is not Verdict.SENT],
    "transfer-": list(TransferFault),
    "transfer-aloud-": list(TransferTo),
    "outcome-bridge-": [end for end in ENDS if end is not Verdict.SENT],
    # The manual has no status of an SMS: it is accepted, or refused, or nobody knows.
    "outcome-sms-": [Verdict.SENT],
}
SENTENCE = re.compile(r"^([a-z][a-z0-9_-]*) =(.*(?:\n+ +.*)*)", re.MULTILINE)
# A name that is written whole, or begun and completed by what stands in braces.
WRITTEN = re.compile(r'"([a-z]+(?:-[a-z0-9_]+)+)"')
BEGUN = re.compile(r'\bf"([a-z]+-(?:[a-z]+-)*)\{')


@cache
def sentences(locale: str) -> dict[str, set[str]]:
    """Every sentence of a language, with the parts that it names."""
    return {
        name: set(re.findall(r"\$(\w+)", body))
        for file in (LOCALE_FOLDER / locale).glob("*.ftl")
        for name, body in SENTENCE.findall(file.read_text("utf-8"))
    }


def names_by_file(locale: str) -> dict[str, list[str]]:
    """The sentences of each file of a language, in order."""
    return {
        file.name: [name for name, _ in SENTENCE.findall(file.read_text("utf-8"))]
        for file in (LOCALE_FOLDER / locale).glob("*.ftl")
    }


@cache
def code() -> str:
    files = [*(ROOMS / "handlers").rglob("*.py"), *(ROOMS / "bot").rglob("*.py")]
    files.append(ROOMS / "domain" / "channel.py")  # names the sentence of a channel's link
    return "\n".join(file.read_text("utf-8") for file in files)


def used() -> set[str]:
    """Every sentence that the code can say: written whole, or one of a family."""
    families = {f"{begin}{end}" for begin, ends in FAMILIES.items() for end in ends}
    known = set().union(*(sentences(locale) for locale in LOCALES))
    plain = set(re.findall(r'"([a-z]+)"', code())) & known
    return families | plain | on_pages() | (set(WRITTEN.findall(code())) & known)


def on_pages() -> set[str]:
    """What the web pages say: named in a page, or by a script or the server without the group."""
    files = [*(ROOMS / "bot").rglob("static/*.html"), *(ROOMS / "bot").rglob("static/*.js")]
    pages = "\n".join(file.read_text("utf-8") for file in files)
    named = {f"web-{name}" for name in re.findall(r"\{\{say:([a-z-]+)\}\}", pages)}
    scripts = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', pages))
    counted = {f"{name}-{form}" for name in scripts for form in ("one", "other")}
    states = {"open", "lost", "ended", "crowded", "pending", "kept"}
    named |= {f"web-chat-{name}" for name in scripts | counted | states}
    named |= {f"web-{page}-lost" for page in ("callback", "alerts")}
    return named | {f"web-error-{name}" for name in NAMES}


def test_every_sentence_exists_in_both_languages_with_the_same_parts() -> None:
    ours, theirs = (sentences(locale) for locale in LOCALES)
    assert ours == theirs
    assert len(ours) > 150


def test_both_languages_keep_a_sentence_in_the_same_file() -> None:
    ours, theirs = (names_by_file(locale) for locale in LOCALES)
    assert {file: set(names) for file, names in ours.items()} == {
        file: set(names) for file, names in theirs.items()
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_is_defined_twice(locale: str) -> None:
    every = Counter(name for names in names_by_file(locale).values() for name in names)
    assert {name: count for name, count in every.items() if count > 1} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_of_a_language_is_lost_to_a_slip(locale: str) -> None:
    for file in (LOCALE_FOLDER / locale).glob("*.ftl"):
        text = file.read_text("utf-8")
        body = FluentResource(text).body
        assert [entry for entry in body if isinstance(entry, Junk)] == [], file.name
        assert sum(isinstance(entry, Message) for entry in body) == len(SENTENCE.findall(text))


def test_every_family_that_the_code_begins_is_listed_here() -> None:
    begun = set(
        BEGUN.findall("\n".join(f.read_text("utf-8") for f in (ROOMS / "handlers").rglob("*.py")))
    )
    known = {begin for begin in begun if any(name.startswith(begin) for name in sentences("en"))}
    assert known <= set(FAMILIES) | {"outcome-"}


def test_every_sentence_that_the_code_names_exists() -> None:
    missing = {
        f"{begin}{end}"
        for begin, ends in FAMILIES.items()
        for end in ends
        if f"{begin}{end}" not in sentences("pt-BR")
    }
    assert missing == set()
    asked = set(re.findall(r'\b(?:say|toast)\(\s*(?:\w+, )?"([a-z0-9_-]+)"', code()))
    assert asked, "the code says something"
    assert asked <= set(sentences("pt-BR"))


def test_no_sentence_is_there_for_nobody() -> None:
    assert set(sentences("pt-BR")) - used() == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_can_be_said(locale: str) -> None:
    for name, parts in sentences(locale).items():
        text = say(locale, name, **{part: f"<{part}>" for part in parts})
        assert text.strip()
        for part in parts:
            assert f"<{part}>" in text


def test_a_sentence_that_is_missing_or_lacks_a_part_is_a_fault_of_ours() -> None:
    with pytest.raises(MissingSentence):
        say("en", "no-such-sentence")
    with pytest.raises(MissingSentence):
        say("en", "card-call")


def test_a_language_that_we_do_not_speak_is_answered_in_portuguese() -> None:
    assert say("de", "button-leave") == say("pt-BR", "button-leave")


def test_people_are_not_isolated_by_invisible_marks() -> None:
    assert say("en", "card-call", dest="+55 11 99206-9730") == "📞 Call to +55 11 99206-9730"


@pytest.mark.parametrize(
    ("thousandths", "portuguese", "english"),
    [
        (0, "0,00", "0.00"),
        (70, "0,07", "0.07"),
        (75, "0,075", "0.075"),
        (100, "0,10", "0.10"),
        (1230, "1,23", "1.23"),
        (-1500, "-1,50", "-1.50"),
        (1234567, "1234,567", "1234.567"),
    ],
)
def test_money_is_written_as_people_write_it(
    thousandths: int, portuguese: str, english: str
) -> None:
    assert money("pt-BR", thousandths) == portuguese
    assert money("en", thousandths) == english


@given(st.integers(-(10**12), 10**12))
def test_money_loses_nothing(thousandths: int) -> None:
    written = money("en", thousandths)
    assert round(float(written) * 1000) == thousandths
