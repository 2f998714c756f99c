"""Reads lists of destinations: the manual's shapes of JSON, and files in JSON, CSV and text."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sandbox.answers import EXECUTABLE_FILE, Refused, against_the_manual, base_error
from sandbox.numbers import verdict, with_brazil
from sandbox.utf8 import is_utf8

MAX_DESTINATIONS = 500_000  # the manual recommends no more in one list
WITH_AREA = 10  # digits: a number of fewer has no area code, and belongs to no place
SUFFIXES = ("csv", "json", "txt")
EXECUTABLES = (b"MZ", b"\x7fELF", b"#!")  # how Windows' and Unix' programs begin
SEPARATORS = "\t;,"  # the first that occurs: a price has a comma of its own
# The manual's table says number, name and codcli, its prose NUMERO, NOME and CODCLI; the newer docs
# and people's own lists say phone, tel and telefone.
_NAMES = {
    **{name: name for name in ("number", "name", "codcli", "extra1", "extra2", "extra3")},
    "numero": "number",
    "número": "number",
    **dict.fromkeys(("phone", "tel", "telefone"), "number"),
    "nome": "name",
    "cod_cli": "codcli",
}
_WRITTEN = re.compile(r"[\d\s()+./-]+", re.ASCII)
_PUNCTUATION = re.compile(r"\D", re.ASCII)
_BLANK = re.compile(r"\s*")
_DECODER = json.JSONDecoder()


class Destination(NamedTuple):
    """One line of a list; `number` is ready to be dialled, DDI + DDD + number."""

    number: str
    name: str = ""
    codcli: str = ""
    extra1: str = ""
    extra2: str = ""
    extra3: str = ""


def read_destinations(datajson_text: str) -> tuple[Destination, ...]:
    """A list in one of the manual's shapes; lines without a usable number are left out."""
    return _usable(_json_lines(datajson_text))


def read_file(name: str, content: bytes) -> tuple[Destination, ...]:
    """The list in an uploaded file, by the suffix of its name: JSON, or lines of a CSV or text."""
    _, dot, suffix = name.lower().rpartition(".")
    if not dot or suffix not in SUFFIXES or content.startswith(EXECUTABLES):
        raise Refused(EXECUTABLE_FILE)
    text = _decode(content)
    is_json = suffix == "json" or (suffix == "txt" and text.lstrip().startswith("["))
    return _usable(_json_lines(text) if is_json else _csv_lines(text))


def ready_number(written: str) -> str:
    """A number ready to be dialled: without blanks and punctuation, with its DDI; "" if none."""
    if not _WRITTEN.fullmatch(written):
        return ""
    number = _PUNCTUATION.sub("", written)
    if not written.lstrip().startswith("+"):
        number = with_brazil(number)
        if len(number) < WITH_AREA:
            return ""
    return number if verdict(number) == "good" else ""


def _usable(lines: Iterable[Destination]) -> tuple[Destination, ...]:
    kept: list[Destination] = []
    for count, line in enumerate(lines, start=1):
        if count > MAX_DESTINATIONS:
            raise Refused(base_error(f"more than {MAX_DESTINATIONS} destinations"))
        number = ready_number(line.number)
        if number:
            kept.append(line._replace(number=number))
    if not kept:
        raise Refused(base_error("no destination has a number that can be dialled"))
    return tuple(kept)


def _json_lines(text: str) -> Iterator[Destination]:
    # One element after the other, not json.loads: that would be one call that holds the
    # interpreter for a whole long list, and every other request with it.
    for place, element in enumerate(_elements(text), start=1):
        match element:
            case str() | int():
                yield Destination(_text(element, place))
            case list():
                yield _positional(element, place)
            case dict():
                yield _named(element, place)
            case _:
                raise Refused(base_error(f"destination {place} is no number, array or object"))


def _elements(text: str) -> Iterator[object]:
    at, expected = _skip(text, 0), "["
    while text[at : at + 1] == expected:
        at = _skip(text, at + 1)
        if expected == "[" and text[at : at + 1] == "]":
            break
        try:
            element, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as problem:
            raise _broken(at) from problem
        yield element
        at, expected = _skip(text, at), ","
    if text[at : at + 1] != "]" or _skip(text, at + 1) != len(text):
        raise _broken(at)


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _broken(at: int) -> Refused:
    return Refused(base_error(f"the list is no JSON array, as seen at its character {at}"))


def _positional(values: Sequence[object], place: int) -> Destination:
    if not 1 <= len(values) <= len(Destination._fields):
        raise Refused(base_error(f"destination {place} has {len(values)} fields, not 1 to 6"))
    return Destination(*(_text(value, place) for value in values))


def _named(values: Mapping[str, object], place: int) -> Destination:
    named = ((_NAMES.get(name.strip().lower()), value) for name, value in values.items())
    return _destination((name, _text(value, place)) for name, value in named if name)


def _text(value: object, place: int) -> str:
    match value:
        case str() if not is_utf8(value):  # written as an escape in a list that came as text
            raise against_the_manual(f"destination {place} holds half a character")
        case str():
            return value.strip()
        case None:
            return ""
        case int() | float():
            return str(value)
        case _:
            raise Refused(base_error(f"destination {place} has a field that is no text"))


def _csv_lines(text: str) -> Iterator[Destination]:
    rows = _rows(text)
    first = next(rows, [])
    header = [_NAMES.get(cell.lower(), "") for cell in first]
    if not any(header):
        header = list(Destination._fields)
        yield _row(first, header)
    elif "number" not in header:
        raise Refused(base_error("the header names no number"))
    for row in rows:
        yield _row(row, header)


def _rows(text: str) -> Iterator[list[str]]:
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    separator = next((mark for mark in SEPARATORS if mark in first), ";")
    try:
        for row in csv.reader(lines, delimiter=separator):
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield cells
    except csv.Error as problem:
        raise Refused(base_error(f"the file is no CSV: {problem}")) from problem


def _row(cells: Sequence[str], header: Sequence[str]) -> Destination:
    return _destination(zip(header, cells, strict=False))


def _destination(fields: Iterable[tuple[str, str]]) -> Destination:
    """Of two names of one field the first that says something holds."""
    found = {"number": ""}
    for name, text in fields:
        if name and not found.get(name):
            found[name] = text
    return Destination(**found)


def _decode(content: bytes) -> str:
    if b"\0" in content:
        raise Refused(base_error("the file is no text in UTF-8 or ISO-8859-1"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("iso-8859-1")
