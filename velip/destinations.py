"""The people of a list: four shapes are read, one is sent."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from velip.errors import InvalidParameters, Problem
from velip.redact import Private, masked_number

MOST_PROBLEMS = 20  # rows named one by one; a wrong file of 500,000 rows is wrong in each
NO_TEXT = "has a cell that is no text"
_NAMES = {
    "number": ("number", "phone", "numero", "telefone", "tel"),
    "name": ("name", "nome"),
    "codcli": ("codcli", "cod_cli"),
    "extra1": ("extra1",),
    "extra2": ("extra2",),
    "extra3": ("extra3",),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
# The manual's own numbers have a blank and a hyphen: `11 98442-1414`.
_NUMBER = re.compile(r"[+(]?[0-9][0-9 ()./-]*")


class Destination(Private, frozen=True, kw_only=True, gc=False):
    """One number to be called, and what the audio may say of whom it belongs to."""

    number: str
    name: str = ""
    codcli: str = ""
    extra1: str = ""
    extra2: str = ""
    extra3: str = ""

    def __repr__(self) -> str:
        return f"Destination({masked_number(self.number)})"


def read_destinations(rows: Iterable[object]) -> tuple[Destination, ...]:
    """Read the manual's four shapes: objects, rows of up to six cells, rows of one, bare numbers.

    Raises `InvalidParameters` naming each row (from 1) that is none of them or has no number, the
    first twenty. A key that no field is known by is refused, lest it be left out unheard.
    """
    if isinstance(rows, str | Mapping):
        raise InvalidParameters((Problem("destinations", "takes a list of destinations"),))
    found: list[Destination] = []
    wrong: list[tuple[int, str]] = []
    for place, row in enumerate(rows, start=1):
        read = _destination(row)
        if isinstance(read, str):
            wrong.append((place, read))
        elif broken := _undiallable(read.number):
            wrong.append((place, broken))
        else:
            found.append(read)
    if wrong:
        raise InvalidParameters(tuple(named(wrong)))
    return tuple(found)


def unfit(row: object) -> str | None:
    """Check one destination: its cells are texts, and its number is one."""
    if not isinstance(row, Destination):
        return "is not read yet: see read_destinations"
    if not all(isinstance(cell, str) for cell in msgspec.structs.astuple(row)):
        return NO_TEXT
    return _undiallable(row.number)


def named(wrong: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """Yield what is wrong with which row, and how many more are wrong."""
    for place, rule in wrong[:MOST_PROBLEMS]:
        yield Problem("destinations", f"row {place} {rule}")
    if len(wrong) > MOST_PROBLEMS:
        yield Problem("destinations", f"{len(wrong) - MOST_PROBLEMS} more rows are wrong")


def as_objects(destinations: Sequence[Destination], names: Sequence[str]) -> list[dict[str, str]]:
    """Write destinations as objects, without what is empty; `names` are a profile's three."""
    keys = (*names, "extra1", "extra2", "extra3")
    return [
        {key: cell for key, cell in zip(keys, msgspec.structs.astuple(each), strict=True) if cell}
        for each in destinations
    ]


def _destination(row: object) -> Destination | str:
    """Read one row, or say what is wrong with it."""
    if isinstance(row, Destination):
        return unfit(row) or row
    if isinstance(row, str):
        return Destination(number=row.strip())
    if isinstance(row, list | tuple) and len(row) <= len(_NAMES):
        return _made(dict(zip(_NAMES, row, strict=False)))
    if not isinstance(row, Mapping):
        return "is none of the four shapes of a destination"
    cells: dict[str, object] = {}
    for key, value in row.items():
        field = _FIELD_OF.get(str(key).strip().casefold())
        if field is None or field in cells:
            return "has a key that is unknown or stands twice"
        cells[field] = value
    return _made(cells)


def _made(cells: Mapping[str, object]) -> Destination | str:
    """Write each cell as text: a whole number may be a code, but a fraction is a lost one."""
    texts = {"number": ""}
    for field, value in cells.items():
        if isinstance(value, str):
            texts[field] = value.strip()
        elif isinstance(value, int) and not isinstance(value, bool):
            texts[field] = str(value)
        elif value is not None:
            return NO_TEXT
    return Destination(**texts)


def _undiallable(number: str) -> str | None:
    if _NUMBER.fullmatch(number):
        return None
    return "has a number that is none" if number.strip() else "has no number"
