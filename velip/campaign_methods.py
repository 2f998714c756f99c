"""The client's methods about campaigns and the lists that they call."""

from contextlib import suppress

import msgspec

from velip.asks import Asks
from velip.campaigns import Campaign
from velip.change_campaign import (
    CampaignChange,
    ChangeCampaign,
    ChangedCampaign,
    not_applied,
    not_shown,
)
from velip.classify import normal
from velip.create_campaign import CreateCampaign, CreatedCampaign, new_request_id
from velip.create_destination_base import CreatedBase, CreateDestinationBase
from velip.errors import (
    ApiError,
    BadAnswer,
    ChangeNotApplied,
    InvalidParameters,
    NotSent,
    OutcomeUnknown,
    Problem,
    VelipError,
)
from velip.get_campaigns_list import CampaignsPage, GetCampaignsList
from velip.get_destinations_list import DestinationsPage, GetDestinationsList, SetListActive

WITHOUT_CHANGE = 230  # newer docs: it is already as it was asked
LOADING_PAUSE = 2.0  # seconds between two looks at a campaign that loads


class CampaignMethods(Asks):
    """Campaigns: made, changed, read; and destination lists."""

    async def create_campaign(self, request: CreateCampaign) -> CreatedCampaign:
        """Have a list called; never retried. A lost answer is `OutcomeUnknown`.

        Where the profile sends a `request_id`, one is minted here for the whole call.
        """
        if self.profile.sends_request_id and request.request_id is None:
            request = msgspec.structs.replace(request, request_id=new_request_id())
        try:
            return await self._call(request)
        except OutcomeUnknown as lost:
            lost.request_id = request.request_id
            raise

    async def get_campaigns_list(self, request: GetCampaignsList) -> CampaignsPage:
        """Ask for campaigns and their counters; retried within the deadline."""
        return await self._call(request)

    async def get_campaign(self, cp_id: str) -> Campaign | None:
        """Return one campaign, or None where the platform knows none with this id."""
        if not cp_id.strip():
            raise InvalidParameters((Problem("cp_id", "is missing"),))
        question = GetCampaignsList(cp_id=cp_id, maxreg=1)
        page = await self._call(question)
        for each in page.campaigns:
            if each.campaign_id != cp_id:
                raise BadAnswer(question.endpoint, "it shows another campaign")
            return each
        return None

    async def change_campaign(self, request: ChangeCampaign) -> ChangedCampaign:
        """Change a campaign and read it back; never retried.

        Raises `ChangeNotApplied` where it was answered OK and still shows the old values, and
        `OutcomeUnknown` where it could not be read back. The list that it calls (`cdlc_id`) is not
        shown by any campaign: see `ChangedCampaign.unverified`.
        """
        if problems := request.problems(self.profile):
            raise InvalidParameters(tuple(problems))
        lost: VelipError = NotSent(request.endpoint, "not ready within the deadline")
        with suppress(TimeoutError):
            async with self.timer(self.deadline):
                if request.agents is not None:
                    await self._require_agents(request)
                lost = OutcomeUnknown(request.endpoint, None, "no answer within the deadline")
                change = await self._changed(request)
                lost = _accepted_but(request, "reading it back took too long")
                found = await self._read_back(request)
                return ChangedCampaign(
                    campaign=found,
                    answered_id=change.answered_id,
                    unverified=("cdlc_id",) if request.cdlc_id else (),
                    raw=change.raw,
                )
        raise lost

    async def pause_campaign(self, cp_id: str) -> ChangedCampaign:
        """Stop its dialling; calls under way go on. There is no way to cancel."""
        return await self.change_campaign(ChangeCampaign(cp_id=cp_id, active=False))

    async def resume_campaign(self, cp_id: str) -> ChangedCampaign:
        """Let it dial again when its hours come."""
        return await self.change_campaign(ChangeCampaign(cp_id=cp_id, active=True))

    async def wait_until_loaded(self, cp_id: str, *, within: float = 600.0) -> Campaign | None:
        """Return a campaign as soon as its list was read; None if it still loads after `within` s.

        Newer docs only: the manual knows no loading, and its campaigns are there at once.
        """
        until = self.clock() + within
        while True:
            found = await self.get_campaign(cp_id)
            if found is not None and not found.loading:
                return found
            if self.clock() >= until:
                return None
            await self.sleep(LOADING_PAUSE)

    async def create_destination_base(self, request: CreateDestinationBase) -> CreatedBase:
        """Store a list; never retried: a lost answer is `OutcomeUnknown`."""
        return await self._call(request)

    async def get_destinations_list(self, request: GetDestinationsList) -> DestinationsPage:
        """Ask which lists are stored; changes nothing, retried within the deadline."""
        return await self._call(request)

    async def set_list_active(self, request: SetListActive) -> DestinationsPage:
        """Switch one list on or off: a write that the platform hides in GetDestinationsList."""
        page = await self._call(request)
        if any(row.active is not None and row.active != request.active for row in page.lists):
            raise ChangeNotApplied(request.cdlc_id or request.ctid or "", ("setactive",))
        return page

    async def _changed(self, request: ChangeCampaign) -> CampaignChange:
        try:
            return await self._call(request)
        except ApiError as error:
            if error.code != WITHOUT_CHANGE or normal(error.text) != "parameters without change":
                raise
            return CampaignChange(raw={})

    async def _read_back(self, request: ChangeCampaign) -> Campaign:
        try:
            found = await self.get_campaign(request.cp_id)
        except VelipError as error:
            why = f"reading it back ended in {type(error).__name__}"
            raise _accepted_but(request, why) from error
        if found is None:
            raise _accepted_but(request, "the list does not show the campaign")
        if old := not_applied(request, found):
            raise ChangeNotApplied(request.cp_id, old)
        if unseen := not_shown(request, found):
            raise _accepted_but(request, f"the campaign does not show its {', '.join(unseen)}")
        return found

    async def _require_agents(self, request: ChangeCampaign) -> None:
        found = await self.get_campaign(request.cp_id)
        if found is not None and found.agents is None:
            rule = "can be changed only where the campaign transfers calls"
            raise InvalidParameters((Problem("agents", rule),))


def _accepted_but(request: ChangeCampaign, why: str) -> OutcomeUnknown:
    return OutcomeUnknown(request.endpoint, None, f"{request.cp_id} was answered OK, but {why}")
