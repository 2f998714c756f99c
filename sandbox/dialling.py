"""Dials the destinations of campaigns, each campaign by one timer that sets the next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from sandbox.calls import AttachedSms, Call, CallOrder, FromCampaign
from sandbox.campaigns import Attempt, Campaign, Campaigns
from sandbox.clock import SandboxClock
from sandbox.exchange import Exchange
from sandbox.fates import Fate
from sandbox.numbers import BRAZIL, is_mobile
from sandbox.phones import Phones

RESENT = "NA"  # only who did not answer is called again; a wrong number stays wrong
BLOCKED = "bk"


class Dialling:
    """Moves campaigns along on the sandbox's clock.

    Whatever changes a campaign (an order, a pause, new hours, the end of one of its calls) only
    has to say `look_again`: when to dial next is worked out anew from the campaign as it is.
    """

    def __init__(
        self, *, clock: SandboxClock, phones: Phones, exchange: Exchange, campaigns: Campaigns
    ) -> None:
        self._clock, self._phones = clock, phones
        self._exchange, self._campaigns = exchange, campaigns

    def look_again(self, campaign: Campaign) -> None:
        """Set the campaign's timer to its next call, or to none."""
        progress = campaign.progress
        if progress.timer is not None:
            progress.timer.cancel()
        when = self._next_time(campaign)
        progress.timer = self._clock.at(when, lambda: self._tick(campaign)) if when else None

    def call_ended(self, call: Call) -> None:
        """Count a call of a campaign and put it among those to be tried again, if it is due."""
        origin = call.order.campaign
        campaign = self._campaigns.find(origin.cp_id) if origin else None
        if campaign is None or call.cd_id not in campaign.progress.under_way:
            return
        _, attempt = campaign.progress.under_way.pop(call.cd_id)
        progress, rules = campaign.progress, campaign.rules
        if call.answered_at is not None:
            progress.answered_before += 1
        elif call.status == RESENT and attempt.turn <= rules.resends:
            due = self._clock.now() + timedelta(minutes=rules.time_resends)
            progress.again.append((due, Attempt(attempt.place, attempt.turn + 1)))
        if progress.timer is None:
            self.look_again(campaign)

    def _tick(self, campaign: Campaign) -> None:
        campaign.progress.timer = None
        when, now = self._next_time(campaign), self._clock.now()
        if when is not None and when <= now:
            campaign.progress.dialled_at = now
            self._dial(campaign, self._take(campaign))
        self.look_again(campaign)

    def _next_time(self, campaign: Campaign) -> datetime | None:
        progress, rules = campaign.progress, campaign.rules
        # who is still being rung may answer yet: the limit must hold even if all of them do
        may_answer = progress.answered_before + len(progress.under_way)
        if not campaign.active or 0 < rules.max_answered <= may_answer:
            return None
        times = [self._clock.now()]
        if progress.next_place >= len(campaign.destinations):
            if not progress.again:
                return None
            times.append(progress.again[0][0])
        if progress.dialled_at is not None:
            times.append(progress.dialled_at + rules.gap)
        if campaign.loaded_at is not None:
            times.append(campaign.loaded_at)
        return campaign.window.opening(max(times))

    def _take(self, campaign: Campaign) -> Attempt:
        progress = campaign.progress
        if progress.again and progress.again[0][0] <= self._clock.now():
            return progress.again.popleft()[1]
        progress.next_place += 1
        return Attempt(progress.next_place - 1, 1)

    def _dial(self, campaign: Campaign, attempt: Attempt) -> None:
        order = _order_for(campaign, attempt)
        fate = self._phones.fate_of(order.dest)
        blocked = _blocked_as(campaign, order.dest, fate)
        if blocked:
            self._exchange.block(replace(order, sms=None), blocked)
            return
        if fate.name == BLOCKED:  # and nobody checks
            fate = self._phones.ordinary
        campaign.progress.made += 1
        call = self._exchange.dial(order, fate=fate)
        campaign.progress.under_way[call.cd_id] = (call, attempt)


def _blocked_as(campaign: Campaign, number: str, fate: Fate) -> str:
    if not campaign.rules.mobile and number.startswith(BRAZIL) and is_mobile(number):
        return "CK"
    return "BK" if campaign.rules.checks_blocks and fate.name == BLOCKED else ""


def _order_for(campaign: Campaign, attempt: Attempt) -> CallOrder:
    person = campaign.destinations[attempt.place]
    script, rules = campaign.script, campaign.rules
    words = script.words_for(person)
    fields: Mapping[str, str] = person._asdict()
    return CallOrder(
        dest=person.number,
        text=words,
        content=script.content,
        rurl=rules.rurl,
        voice=script.voice,
        words_seconds=script.seconds_of(words),
        recorded=script.recorded,
        question=script.question,
        sms=_sms_for(rules.sms, is_last=attempt.turn > rules.resends),
        params={"cp_id": campaign.cp_id},
        reporting=rules.reporting,
        campaign=FromCampaign(campaign.cp_id, campaign.ctid, fields),
    )


def _sms_for(sms: AttachedSms | None, *, is_last: bool) -> AttachedSms | None:
    """Who will be called again has not missed the call yet and gets no SMS about it."""
    if sms is None or is_last or sms.action not in ("nae", "oknae"):
        return sms
    return replace(sms, action="ok") if sms.action == "oknae" else None
