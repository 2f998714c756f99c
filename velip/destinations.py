"""The people of a list: four shapes are read, one is sent."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from velip.redact import masked_number

_NAMES = {
    "number": ("number", "phone", "numero", "telefone", "tel"),
    "name": ("name", "nome"),
    "codcli": ("codcli", "cod_cli"),
    "extra1": ("extra1",),
    "extra2": ("extra2",),
    "extra3": ("extra3",),
}


class Destination(msgspec.Struct, frozen=True, kw_only=True):
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

    Raises ValueError naming the row (from 1) that is none of them or has no number.
    """
    return tuple(_destination(row, place) for place, row in enumerate(rows, start=1))


def as_objects(
    destinations: Sequence[Destination], names: tuple[str, str, str]
) -> list[dict[str, str]]:
    """Write destinations as objects, without what is empty; `names` are those of a profile."""
    keys = (*names, "extra1", "extra2", "extra3")
    return [
        {key: cell for key, cell in zip(keys, msgspec.structs.astuple(each), strict=True) if cell}
        for each in destinations
    ]


def _destination(row: object, place: int) -> Destination:
    match row:
        case Destination():
            return row
        case str():
            cells = [row]
        case Mapping():
            small = {str(key).strip().casefold(): value for key, value in row.items()}
            cells = [_first(small, names) for names in _NAMES.values()]
        case list() | tuple() if len(row) <= len(_NAMES):
            cells = [str(cell or "") for cell in row]
        case _:
            raise ValueError(f"row {place} is none of the four shapes of a destination")
    found = dict(zip(_NAMES, (cell.strip() for cell in cells), strict=False))
    if not found.get("number"):
        raise ValueError(f"row {place} has no number")
    return Destination(**found)


def _first(row: Mapping[str, object], names: Sequence[str]) -> str:
    return next((str(row[name]) for name in names if row.get(name)), "")
