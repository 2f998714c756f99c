"""The destinations that a request brings: as `datajson`, or as an uploaded file."""

import asyncio
from dataclasses import dataclass

from sandbox.answers import Refused, against_the_manual, base_error
from sandbox.bases import Destination, read_destinations, read_file
from sandbox.endpoints.asking import Asked

LARGE = 64 * 1024  # characters or bytes; a list beyond it is read in a thread


@dataclass(frozen=True)
class Brought:
    """Destinations that came with a request, the file's name if it was one, and its size."""

    destinations: tuple[Destination, ...]
    file: str = ""
    size: int = 0


def brings_destinations(asked: Asked) -> bool:
    """Whether a request brings destinations of its own at all."""
    return bool(asked.get("datajson") or asked.files)


async def destinations_of(asked: Asked) -> Brought:
    """Read what was brought, long lists beside the event loop; refuses with CreateBase's rows."""
    datajson = asked.get("datajson")
    if len(asked.files) + bool(datajson) > 1:
        raise against_the_manual("destinations come in datajson or in one file, not in both")
    if asked.files:
        (file,) = asked.files
        if len(file.content) > LARGE:
            found = await asyncio.to_thread(read_file, file.name, file.content)
        else:
            found = read_file(file.name, file.content)
        return Brought(found, file.name, len(file.content))
    if not datajson:
        raise Refused(base_error("no destinations"))
    if len(datajson) > LARGE:
        return Brought(await asyncio.to_thread(read_destinations, datajson))
    return Brought(read_destinations(datajson))
