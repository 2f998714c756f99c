"""The facts of the platform's newest documents that are enforced, each a switch of its own."""

from dataclasses import dataclass, fields, replace

from sandbox.profile import Profile


@dataclass(frozen=True)
class Switches:
    """What the sandbox does as the platform's newest documents say; off is the manual's silence."""

    list_quota: bool = False
    lookup_quota: bool = False
    ctid_first: bool = False  # `cd_id` beside a `ctid` is ignored, ctid=null asks for those without
    masking: bool = False
    paging: bool = False
    docs_rows: bool = False  # numbers as numbers, `origin`, `cd_amdasw` always
    grouped_answers: bool = False  # the keys of one answer stand together
    zero_ids: bool = False  # beside a refusal
    registered_addresses: bool = False  # lists from other ones are answered with a warning
    required_addresses: bool = False  # and refused: announced for later, so on in no profile
    duplicates: bool = False
    unique_ctid: bool = False  # on where an account asked for it, so on in no profile
    sms_at_night: bool = False
    no_session_tokens: bool = False
    unknown_tokens: bool = False  # 102, and the ban that they lead to
    mcp_tokens: bool = False
    setbrasil: bool = False  # unless it is 0
    contents: bool = False  # what is heard is checked: 201, 204, 205
    own_list: bool = False  # 260 for a number on the account's own list
    blocked_hours: bool = False  # holidays count, and `bkddd=2` queues in silence
    voice_agents: bool = False
    voices: bool = False  # GetTTSVoices, and 210
    recordings_by_id: bool = False  # PlayAudioFile with `recid`
    ignored_parameters: bool = False  # told by return.warning
    request_ids: bool = False
    campaign_kinds: bool = False
    campaign_settings: bool = False


NAMES = tuple(field.name for field in fields(Switches))
_NOT_YET = ("required_addresses", "unique_ctid")

SWITCHES = {
    Profile.MANUAL: Switches(),
    Profile.DOCS: replace(Switches(), **{name: name not in _NOT_YET for name in NAMES}),
}
