"""GetDestinationsList: the bases of destinations; with `setactive` it changes them too."""

from itertools import islice

from sandbox.answers import Answer, against_the_manual
from sandbox.bases import Base
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.listing import matches, read_rows
from sandbox.state import Platform

SHOWN = {"": (True,), "1": (True,), "0": (False,), "all": (True, False)}
ACTIVE = {"1": True, "0": False}


async def get_destinations_list(platform: Platform, asked: Asked) -> Answer:
    """Rows under `lists`: the manual has no example, its newer docs name the key."""
    rows, shown = read_rows(asked), SHOWN.get(asked.get("list").lower())
    if shown is None:
        raise against_the_manual("list is 0, 1 or all")
    active = _read_setactive(asked)
    # Whoever activates a base wants it found, though only active ones are shown by default.
    either = active is not None and not asked.get("list")
    found = [
        base
        for base in platform.bases.listed()
        if (either or base.active in shown) and _is_asked_for(base, asked)
    ]
    if active is not None:
        found = [platform.bases.set_active(base, active) for base in found]
    return Answer(lists={"lists": [_row(base) for base in islice(found, rows)]})


def _is_asked_for(base: Base, asked: Asked) -> bool:
    cdlc_id, ctid = asked.get("cdlc_id"), asked.get("ctid")
    return (
        (not cdlc_id or base.cdlc_id == cdlc_id)
        and (not ctid or base.ctid == ctid)
        and matches(asked, name=base.name, key=base.cdlc_id)
    )


def _read_setactive(asked: Asked) -> bool | None:
    text = asked.get("setactive")
    if not text:
        return None
    if text not in ACTIVE:
        raise against_the_manual("setactive is 0 or 1")
    # The manual would let this change every base of the account by one word too few.
    if not (asked.get("cdlc_id") or asked.get("ctid")):
        raise against_the_manual("setactive needs cdlc_id or ctid")
    return ACTIVE[text]


def _row(base: Base) -> dict[str, str | None]:
    return {
        "cdlc_id": base.cdlc_id,
        "cdlc_ctid": base.ctid,
        "cdlc_name": base.name,
        "cdlc_file": base.file,
        "cdlc_date": base.created.isoformat(),
        "cdlc_num": str(len(base.destinations)),
    }
