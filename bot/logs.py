"""Logging: one line for each event, in which secrets, numbers and texts are redacted."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, MutableMapping
from contextlib import suppress
from typing import Any, TextIO, cast
from urllib.parse import quote

import structlog

from bot.channels.all import CHANNELS
from bot.channels.declaration import ChannelDeclaration

# These print texts, tokens in paths, or both; channels name others.
SILENCED = ("aiohttp.access", "aiohttp.client", "aiosqlite")
_SECRET_WORDS = (r"\b[Bb]earer\s+\S+", r"\bsandbox-\S+")
_SECRET_PATHS = ("velip",)
# What a secret looks like: long, of letters and digits, and changing between them all the time.
_LONG = re.compile(r"(?P<before>/?)(?P<word>[A-Za-z0-9_-]{16,})")
_CHANGE = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[a-z0-9])|(?<=[0-9])(?=[A-Za-z])")
_SHORTEST = 6  # characters of a secret that is known: a shorter one would tear words apart
_NUMBER = re.compile(r"\+?\d[\d\u00a0 ()./-]{6,}\d")


class Redactor:
    """Takes secrets and telephone numbers out of texts.

    A secret is known by what it is (`learn`), by what it looks like, or by these channels' words
    for theirs.
    """

    def __init__(self, channels: Iterable[ChannelDeclaration]) -> None:
        words, paths = list(_SECRET_WORDS), list(_SECRET_PATHS)
        for channel in channels:
            words += channel.secret_words
            paths += channel.secret_paths
        self._words = re.compile("|".join(words))
        before = "|".join(re.escape(path) for path in paths)
        self._paths = re.compile(rf"(/(?:{before})/?)[A-Za-z0-9_:\-]{{6,}}(/[A-Za-z0-9_-]+)?")
        self._known: frozenset[str] = frozenset()
        self._any_known = re.compile(r"(?!)")

    def learn(self, *known: str) -> None:
        """From now on take out these very texts, also as they stand in an address."""
        every = {form for each in known for form in (each, quote(each, safe=""))}
        more = frozenset(form for form in every if len(form) >= _SHORTEST) - self._known
        if more:
            self._known |= more
            longest_first = sorted(self._known, key=len, reverse=True)
            self._any_known = re.compile("|".join(map(re.escape, longest_first)))

    def __call__(self, text: str) -> str:
        """A text without secrets and telephone numbers."""
        text = self._any_known.sub("[secret]", text)
        text = self._words.sub("[secret]", text)
        text = self._paths.sub(r"\1[secret]", text)
        text = _LONG.sub(_unless_random, text)
        return _NUMBER.sub(_mask, text)


def _unless_random(found: re.Match[str]) -> str:
    """The word that was found, or [secret] where it looks random; in a path less is enough."""
    word = found["word"]
    changes = len(_CHANGE.findall(word))
    if 10 * changes >= 3 * len(word) or (found["before"] and changes >= 2):
        return f"{found['before']}[secret]"
    return found[0]


def _mask(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    return f"[…{digits[-2:]}]" if len(digits) >= 8 else found[0]


redact = Redactor(CHANNELS)


def _redact_event(
    _logger: object, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str) and key != "timestamp":
            event[key] = redact(value)
    return event


class _RedactingFormatter(logging.Formatter):
    """Redacts the log lines of libraries."""

    def format(self, record: logging.LogRecord) -> str:
        # The moment is put in front afterwards: it has as many digits as a number.
        return f"{self.formatTime(record)} {redact(super().format(record))}"


class _Unfailing:
    """A stream that ignores a full disk or a closed file: the work goes on unlogged."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._stream.flush()


def set_up_logs(level: str = "INFO") -> None:
    """Write every log line to the standard error, redacted."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    stream = cast("TextIO", _Unfailing(sys.stderr))
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_RedactingFormatter("%(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)
    silenced = (name for channel in CHANNELS for name in channel.silenced)
    for name in (*SILENCED, *silenced):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            _redact_event,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
