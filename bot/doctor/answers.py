"""How an account's answers differ from the manual, by field names and types, without values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from bot.doctor.contract import ENVELOPE, HTTP, SHAPES, AnswerShape
from bot.doctor.finding import Finding, note, ok, warning
from bot.logs import redact
from bot.platform.checks import Seen

LONGEST_NAME, MOST_NAMES = 40, 12
_KINDS = {
    bool: "true/false",
    int: "integer",
    float: "decimal number",
    type(None): "null",
    list: "list",
    dict: "object",
}
_PERMISSIONS = {
    "aut_send": ("single calls and SMS", warning),
    "aut_camp": ("campaigns", note),
}


def compare(seen: Seen) -> Finding:
    """One finding on an answer: as in the manual, or all its differences."""
    name, found = f"contract of {seen.endpoint}", list(differences(seen))
    if found:
        # A field's name may be anything, even a phone number, which must not be printed.
        return note(
            name,
            redact("; ".join(found)) + ".",
            "Ramal reads it all the same; its authors would like to know.",
        )
    return ok(name, "answered as in the manual.")


def permissions(raw: Mapping[str, object]) -> Iterator[Finding]:
    """A finding for each thing that the account's user may not do."""
    fields = _envelope(raw)
    for key, (what, kind) in _PERMISSIONS.items():
        if str(fields.get(key, "1")).strip() == "0":
            sentence = f"this user may not order {what} ({key} is 0)."
            yield kind("permissions", sentence, "Ask whoever administers the account.")


def differences(seen: Seen) -> Iterator[str]:
    """Each difference of an answer from the manual, in a few words."""
    shape, raw = SHAPES[seen.endpoint], seen.raw
    if seen.http not in HTTP:
        yield f"HTTP {seen.http} instead of 200 or 201"
    if not isinstance(raw.get("return"), dict):
        yield "no object `return`, the status stands elsewhere"
    fields = _envelope(raw)
    if "pagination" in fields or "pagination" in raw:
        yield "pagination is there"
    expected = {*ENVELOPE, *shape.fields}
    aside = {"pagination"} if fields is not raw else {"pagination", shape.rows, "return"}
    yield from _keys("envelope", fields.keys() - aside, expected)
    yield from _kinds("envelope", {k: v for k, v in fields.items() if k not in aside}, shape)
    if fields is not raw:
        tops = {"return", shape.rows} - {""}
        yield from _keys("answer", raw.keys() - {"pagination"}, tops)
    yield from _row(raw.get(shape.rows), shape)


def _row(rows: object, shape: AnswerShape) -> Iterator[str]:
    """The differences of a list's first row, which stands for all: only one is asked for."""
    if rows is None:
        return
    if isinstance(rows, dict):
        yield f"{shape.rows} is an object instead of a list"
        rows = list(rows.values())
    first = rows[0] if isinstance(rows, list) and rows else {}
    if not isinstance(rows, list) or not isinstance(first, dict):
        yield f"{shape.rows} holds no rows: {_kind(first if isinstance(rows, list) else rows)}"
        return
    if first:
        numbered = {k for k in first if shape.numbered and k.startswith(shape.numbered)}
        yield from _keys("row", first.keys() - numbered - shape.newer, shape.row - numbered)
        yield from _kinds("row", first, shape)


def _keys(where: str, found: AbstractSet[str], expected: AbstractSet[str]) -> Iterator[str]:
    bare = {key for key in expected if key.strip() != key and key.strip() in found}
    padded = {key for key in found if key.strip() != key and key.strip() in expected}
    unknown = found - expected - {key.strip() for key in bare} - padded
    missing = expected - found - bare - {key.strip() for key in padded}
    for what, names in (
        ("unknown", unknown),
        ("missing", missing),
        ("without its trailing blank", {key.strip() for key in bare}),
        ("with a blank around it", {key.strip() for key in padded}),
    ):
        if names:
            yield f"{where}: {what}: {_listed(names)}"


def _kinds(where: str, fields: Mapping[str, object], shape: AnswerShape) -> Iterator[str]:
    odd: dict[str, set[str]] = {}
    for key, value in fields.items():
        if isinstance(value, str) or (value is None and key in shape.may_be_null):
            continue
        odd.setdefault(_kind(value), set()).add(key)
    for kind, names in odd.items():
        yield f"{where}: {kind} instead of text: {_listed(names)}"


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "text")


def _listed(names: Iterable[str]) -> str:
    shown = sorted(name.strip()[:LONGEST_NAME] for name in names)
    more = f" and {len(shown) - MOST_NAMES} more" if len(shown) > MOST_NAMES else ""
    return ", ".join(shown[:MOST_NAMES]) + more


def _envelope(raw: Mapping[str, object]) -> Mapping[str, object]:
    inner = raw.get("return")
    return inner if isinstance(inner, dict) else raw
