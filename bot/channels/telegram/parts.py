"""Long texts cut into parts that Telegram accepts, where lines or words end."""

from __future__ import annotations

LIMIT = 4096


def split(text: str) -> list[str]:
    """The text in parts of at most LIMIT; only white space at the cuts is lost."""
    parts: list[str] = []
    rest = text
    while (end := _reach(rest)) < len(rest):
        cut = _cut(rest, end)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [part for part in [*parts, rest] if part.strip()]


def _reach(text: str) -> int:
    """How many characters fit, counted as Telegram does: in UTF-16, where an emoji counts twice."""
    length = 0
    for index, sign in enumerate(text):
        length += 2 if ord(sign) > 0xFFFF else 1
        if length > LIMIT:
            return index
    return len(text)


def _cut(text: str, end: int) -> int:
    """Where to cut at or before `end`; a break in the first half would make a stub."""
    for mark in ("\n", " "):
        found = text.rfind(mark, 0, end + 1)
        if found > end // 2:
            return found
    return end
