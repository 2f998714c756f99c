"""GetUserID: whose token this is, what it may do, and a temporary token."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from velip import aliases, values
from velip.aliases import Wire
from velip.profile import Profile
from velip.redact import Discreet
from velip.request import Answer, Given, Request


@dataclass(frozen=True, kw_only=True, repr=False)
class UserID(Discreet):
    """An account's user. `token` is valid 60 minutes from this address; None where none came.

    `tells_no_tokens`: the answer has no place for one, as since the platform retired them. The
    three permissions are the manual's; newer docs tell none of them, which is None here.
    """

    account_id: str | None
    user_id: str | None
    may_use_app: bool | None = None
    may_send: bool | None = None
    may_send_campaigns: bool | None = None
    token: str | None = None
    tells_no_tokens: bool = False
    raw: Mapping[str, object] = field(hash=False)

    @property
    def warning(self) -> str | None:
        """What the platform warns of beside its OK: see `values.warning`; do not log it."""
        return values.warning(self.raw)


class GetUserID(Request[UserID], frozen=True, kw_only=True, omit_defaults=True):
    """Ask who we are (manual, GetUserID), and for a temporary token if `issue_token`."""

    endpoint: ClassVar[str] = "GetUserID"
    repeatable: ClassVar[bool] = True

    issue_token: bool = False

    def wire(self, given: Given, profile: Profile) -> Given:  # noqa: ARG002
        """Return `tsid`, which is a flag here and a token elsewhere, when a token is wanted."""
        return {"tsid": "1"} if self.issue_token else {}

    def result(self, answer: Answer) -> UserID:
        """Read the ids and permissions; the platform may answer the text "null" for a token."""
        row = answer.fields
        return UserID(
            account_id=values.text(row, aliases.ACCOUNT_ID),
            user_id=values.text(row, aliases.USER_ID),
            may_use_app=_told(row, "aut_app"),
            may_send=_told(row, "aut_send"),
            may_send_campaigns=_told(row, "aut_camp"),
            tells_no_tokens="tsid" not in row,
            token=values.text(row, aliases.TOKEN),
            raw=answer.raw,
        )


def _told(row: values.Row, name: str) -> bool | None:
    return values.flag(row, Wire((name,))) if name in row else None
