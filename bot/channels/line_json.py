"""A chat's history lines as JSON, for pages and programs that read their history from us."""

from __future__ import annotations

from typing import Any

from domain.chat import HistoryLine, Message, OrderFacts, Press, Text, VoiceNote


class PullChat:
    """A channel whose readers fetch messages: one in the outbox counts as delivered."""

    def __init__(self, name: str) -> None:
        self.name = name

    async def send(self, message: Message, edits: str, key: str) -> str:  # noqa: ARG002 - the port
        """Return the key and send nothing: the reader finds the message in the history."""
        return key


def shape(line: HistoryLine) -> dict[str, Any]:
    """One history line as JSON: `from` is "me" for the person's own, "ramal" for ours."""
    shaped: dict[str, Any] = {"seq": line.seq, "at": line.at.isoformat()}
    if line.said is not None:
        content = line.said.content
        shaped |= {"from": "me", "key": line.said.key}
        shaped["text"] = content.text if isinstance(content, Text) else ""
        if isinstance(content, VoiceNote):
            shaped |= {"voice": content.seconds, "text": content.caption}
        shaped["choice"] = content.choice if isinstance(content, Press) else ""
    if line.message is not None:
        message = line.message
        about = message.about
        shaped |= {
            "from": "ramal",
            "text": message.text,
            "event": message.event,
            "buttons": [{"label": b.label, "choice": b.choice} for b in message.buttons],
            "card": message.card,
            "toast": message.toast,
            "press": message.press,
            "fault": message.fault,
        }
        if message.picture:
            shaped["picture"] = True
        if voice := message.voice:
            shaped["voice"] = {"seconds": voice.seconds, "waveform": voice.waveform}
        if isinstance(about, OrderFacts):
            shaped["order"] = {
                "order": about.order,
                "ticket": about.ticket,
                "kind": about.kind,
                "state": about.state,
                "outcome": about.verdict,
                "inbound": about.inbound,
                "asks": about.asks,
                "answer": about.answer,
            }
    return shaped
