"""What MakeTTSCall takes beside whom it rings: sounds, keys, recording, limits and routes."""

from typing import Generic

from velip.request import R, Request


class CallParameters(Request[R], Generic[R], frozen=True, kw_only=True, omit_defaults=True):
    """The parameters of the manual that few calls need, and those of the newer docs.

    `content…` are ids of stored sounds, `text…` words in their place. `contentno` is heard where
    nothing was pressed, `contentfail` where the second leg fails. Times are in seconds.
    """

    content1: str | None = None
    content2: str | None = None
    content3: str | None = None
    content4: str | None = None
    content5: str | None = None
    content6: str | None = None
    content7: str | None = None
    content8: str | None = None
    content9: str | None = None
    content10: str | None = None
    content11: str | None = None
    content12: str | None = None
    content13: str | None = None
    content14: str | None = None
    content15: str | None = None
    contentno: str | None = None
    contentend: str | None = None
    contentfail: str | None = None
    contentdtmf: str | None = None
    text1: str | None = None
    text2: str | None = None
    text3: str | None = None
    text4: str | None = None
    text5: str | None = None
    text6: str | None = None
    text7: str | None = None
    text8: str | None = None
    text9: str | None = None
    text10: str | None = None
    text11: str | None = None
    urlcontent: str | None = None
    rate: int | None = None

    # Keys: how many are waited for and how long, which one confirms, and what each of them does.
    ndig: int | None = None
    nans: int | None = None
    dtime: int | None = None
    dtmfconf: str | None = None
    dtmfini: str | None = None
    dtmf: str | None = None
    dtmf2: str | None = None
    dtmf3: str | None = None
    dtmf4: str | None = None
    dtmf5: str | None = None
    dtmf6: str | None = None
    dtmf7: str | None = None
    dtmf8: str | None = None
    dtmf9: str | None = None
    dtmf10: str | None = None
    dtmf11: str | None = None

    # The second leg: its queue, what is heard while it rings, and keys sent to whoever answers.
    fifo: int | None = None
    fifolim: int | None = None
    moh: int | None = None
    senddtmf: str | None = None
    senddtmftime: int | None = None

    rec: int | None = None
    startrec: str | None = None

    ringtime: int | None = None
    timelimit: int | None = None
    answer: int | None = None
    amd: str | None = None
    block: str | None = None
    httpdup: int | None = None
    numlim: int | None = None
    audiolim: int | None = None
    cpid: str | None = None
    callerid: str | None = None
    tfix: str | None = None
    extra4: str | None = None
