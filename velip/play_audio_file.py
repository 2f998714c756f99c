"""PlayAudioFile: fetch a stored sound, and the address where a player fetches it itself."""

from collections.abc import Iterator
from typing import ClassVar, NoReturn
from urllib.parse import urlencode

from velip.errors import Problem
from velip.profile import MANUAL, Profile
from velip.request import Answer, Given, Request, Unreadable
from velip.temporary import TemporaryToken

_ONE_OF = "exactly one of cdw_file, cdw_file_test and recid"


class PlayAudioFile(Request[NoReturn], frozen=True, kw_only=True, omit_defaults=True):
    """Fetch a sound (manual, PlayAudioFile): exactly one of `cdw_file`, `cdw_file_test`, `recid`.

    `recid` is the id of a call whose recording is wanted (newer docs); what stands before its
    underscore, which they leave out there, is left out.
    The parameters stand in the address, as in the manual's example, but the proof never does. The
    manual's `noheader` takes away the Content-Type by which a sound is known, so it is not offered.
    """

    endpoint: ClassVar[str] = "PlayAudioFile"
    repeatable: ClassVar[bool] = True
    in_query: ClassVar[bool] = True

    cdw_file: str | None = None
    cdw_file_test: str | None = None
    recid: str | None = None

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:  # noqa: ARG002
        """Yield what is wrong with the choice of a sound."""
        if len(given) != 1:
            count = "more than one is" if given else "none is"
            yield Problem("cdw_file", f"{_ONE_OF}, and {count} given")

    def wire(self, given: Given, profile: Profile) -> Given:
        """Write the parameters; the number alone stands for a call."""
        written = Request.wire(self, given, profile)
        if "recid" in written:
            written["recid"] = written["recid"].rpartition("_")[2]
        return written

    def result(self, answer: Answer) -> NoReturn:  # noqa: ARG002
        """Refuse: a sound is streamed, and an envelope is none."""
        raise Unreadable("no sound")


def player_url(
    base_url: str, audio_id: str, token: TemporaryToken, profile: Profile = MANUAL
) -> str:
    """Return the address where a player fetches a sound; secret, as it holds the token.

    Only a temporary token may stand in an address: addresses are logged along the way.
    """
    if not isinstance(token, TemporaryToken):
        raise TypeError("an address takes a TemporaryToken and no other")
    query = urlencode({"tsid": token.value, "cdw_file": audio_id})
    return f"{base_url.rstrip('/')}/PlayAudioFile{profile.path_suffix}?{query}"
