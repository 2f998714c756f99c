"""GetAudiosList: the sounds that the platform keeps."""

from collections.abc import Mapping
from typing import ClassVar

from velip import aliases, lists, rules, values
from velip.audios import ListedAudio, facts
from velip.request import Answer, Request, Result, Rule, Unreadable

KINDS = ("tts", "upload", "rec")


class AudiosPage(Result, frozen=True, kw_only=True):
    """The sounds found; `truncated` means that there may be more than `maxreg` let through."""

    audios: tuple[ListedAudio, ...]
    truncated: bool = False


class GetAudiosList(Request[AudiosPage], frozen=True, kw_only=True, omit_defaults=True):
    """Ask for sounds (manual, GetAudiosList), by `type` or part of a name or id (`search`).

    `maxreg` 0 is no limit.
    """

    endpoint: ClassVar[str] = "GetAudiosList"
    repeatable: ClassVar[bool] = True
    always: ClassVar[tuple[str, ...]] = ("maxreg",)
    rules: ClassVar[Mapping[str, Rule]] = {
        "maxreg": rules.not_negative,
        "type": rules.one_of(*KINDS),
    }

    maxreg: int = 100
    type: str | None = None
    search: str | None = None

    def result(self, answer: Answer) -> AudiosPage:
        """Read the rows, each for itself; the manual has no example of the answer."""
        rows = lists.rows(answer, "audios")
        if rows is None:
            raise Unreadable("no list of audios")
        return AudiosPage(
            audios=tuple(map(_listed, rows)),
            truncated=0 < self.maxreg <= len(rows),
            raw=answer.raw,
        )


def _listed(raw: object) -> ListedAudio:
    if not isinstance(raw, dict):
        return ListedAudio(raw={"": raw})
    row = values.stripped(raw)
    return ListedAudio(
        audio_id=values.text(row, aliases.AUDIO_ID),
        created=values.day(row, aliases.AUDIO_DATE),
        **facts(row),
        raw=raw,
    )
