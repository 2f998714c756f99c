"""The updates that Telegram's servers make, as its Bot API documents them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

THEN = 1_795_446_000  # noon in São Paulo on the frozen clock's day


@dataclass(frozen=True)
class Person:
    id: int
    first_name: str
    last_name: str = ""
    language_code: str = ""

    def shape(self) -> dict[str, Any]:
        shape: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            shape["last_name"] = self.last_name
        if self.language_code:
            shape["language_code"] = self.language_code
        return shape


ANA = Person(1001, "Ana", "Souza", "pt-br")
JOHN = Person(1002, "John", "", "en")

_FILE = {"file_id": "AgADBAADr6cxG", "file_unique_id": "AQADr6cxG"}
CARGO: dict[str, dict[str, Any]] = {
    "photo": {"photo": [{**_FILE, "width": 90, "height": 51, "file_size": 1101}]},
    "voice": {"voice": {**_FILE, "duration": 3, "mime_type": "audio/ogg"}},
    "audio": {"audio": {**_FILE, "duration": 3, "mime_type": "audio/mpeg"}},
    "video": {"video": {**_FILE, "width": 640, "height": 360, "duration": 3}},
    "document": {"document": {**_FILE, "file_name": "lista.csv", "mime_type": "text/csv"}},
    "animation": {
        "animation": {**_FILE, "width": 320, "height": 180, "duration": 2},
        "document": {**_FILE, "file_name": "gif.mp4"},
    },
    "sticker": {
        "sticker": {
            **_FILE,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
        }
    },
    "location": {"location": {"latitude": -23.55, "longitude": -46.63}},
    "contact": {"contact": {"phone_number": "5511987654321", "first_name": "Rui"}},
}


def private(person: Person) -> dict[str, Any]:
    return {"id": person.id, "type": "private", "first_name": person.first_name}


def group(chat_id: int, *, forum: bool = False) -> dict[str, Any]:
    shape: dict[str, Any] = {"id": chat_id, "type": "supergroup", "title": "Plantão"}
    return {**shape, "is_forum": True} if forum else shape


def message(
    message_id: int, chat: dict[str, Any], sender: dict[str, Any] | None, **content: Any
) -> dict[str, Any]:
    shape: dict[str, Any] = {"message_id": message_id, "date": THEN, "chat": chat}
    return {**shape, **({"from": sender} if sender else {}), **content}


def number_of(update: Any) -> int:
    number = update.get("update_id") if isinstance(update, dict) else 0
    return number if isinstance(number, int) else 0
