"""GetUserID: who we are, and a token for an hour."""

from sandbox.answers import Answer, Door
from sandbox.endpoints.asking import Asked
from sandbox.state import Platform


async def get_user_id(platform: Platform, asked: Asked) -> Answer | Door:
    """The account of the manual's example; with `tsid=1` also a token bound to the caller."""
    wanted = asked.flag("tsid")
    retired = platform.switches.no_session_tokens
    issued = wanted and not (platform.tsid_as_example or retired)
    token = platform.tokens.issue(holder=asked.token, address=asked.address) if issued else "null"
    fields = {"cdcs_id": "2", "cdcsu_id": "7659"}
    if retired:  # with the tokens went what they may do
        return Answer(fields=fields)
    return Answer(
        fields=fields
        | {
            "aut_app": "1",
            "aut_send": "1",
            "aut_camp": "1",
            "tsid": token,
        }
    )
