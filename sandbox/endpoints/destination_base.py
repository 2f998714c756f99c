"""CreateDestinationBase: a list of people, kept to be called later."""

from sandbox.answers import Answer
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.destinations import destinations_of
from sandbox.state import Platform


async def create_destination_base(platform: Platform, asked: Asked) -> Answer:
    """Keep what can be dialled of the list; answers the field list or, if set so, the example."""
    brought = await destinations_of(asked)
    base = platform.bases.create(
        name=asked.get("name"),
        ctid=asked.get("ctid"),  # of any length: no limit is printed for this one
        file=brought.file,
        destinations=brought.destinations,
    )
    if platform.bases.as_example:
        return Answer(fields={"cp_id": base.cdlc_id})
    fields = {"cdlc_id": base.cdlc_id, "num_dest": str(len(base.destinations))}
    if brought.file:
        fields["base_size"] = str(brought.size)
    return Answer(fields=fields)
