"""The client against the sandbox that ships, over a real socket, in each reading."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.sandbox.caller import Customer, running_customer
from velip import PROFILES, BearerAuth, CallRecord, Client, MakeTTSCall

NUMBER = "55119000000{:02}"  # the sandbox's reserved numbers: what becomes of them is in their end
ANSWERS, IS_AWAY, MACHINE, SPEAKS, GONE, BROKEN = (
    NUMBER.format(end) for end in (0, 1, 8, 40, 41, 42)
)
ENOUGH = 600.0  # seconds in which any call of the sandbox ends


def presses(key: int) -> str:
    """A number that presses this key, 1 to 9."""
    return NUMBER.format(10 + key)


@dataclass
class Sandboxed:
    client: Client
    customer: Customer

    async def outcome(self, call: MakeTTSCall) -> CallRecord:
        """Place a call, let it end, and return its record."""
        placed = await self.client.make_tts_call(call)
        assert placed.call_id is not None
        await self.customer.pass_time(ENOUGH)
        record = await self.client.get_call(ctid=call.ctid or "")
        assert record is not None
        return record

    def second_rang(self, ctid: str) -> bool:
        """Whether the second leg of this call was rung."""
        calls = self.customer.sandbox.platform.records.calls.values()
        return any(call.second_rang for call in calls if call.order.ctid == ctid)


@asynccontextmanager
async def sandboxed(name: str) -> AsyncIterator[Sandboxed]:
    async with running_customer() as customer:
        said = await customer.post("/sandbox/profile", profile=name)
        assert said.status == 200, said.text
        client = Client(
            customer.http,
            customer.sandbox.base_url,
            BearerAuth("sandbox-contract"),
            profile=PROFILES[name],
            sleep=nothing,
        )
        yield Sandboxed(client, customer)


async def nothing(_: float) -> None:
    """Sleep that does not."""
