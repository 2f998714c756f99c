"""The commands, whatever they are called in a language."""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """The commands, by the name of their sentence in the locales."""

    CALL = "call"
    BRIDGE = "bridge"
    SMS = "sms"
    ASK = "ask"
    STATUS = "status"
    CANCEL = "cancel"
    CONTACT = "contact"
    AUDIO = "audio"
    AUDIOS = "audios"
    VOICE = "voice"
    MY_NUMBER = "mynumber"
    CALLBACK = "callback"
    QUEUE = "queue"
    ONCALL = "oncall"
    LINK = "link"
    SESSIONS = "sessions"
    BLOCK = "block"
    INVITE = "invite"
    WHO = "who"
    LIMIT = "limit"
    GROUP = "group"
    LANGUAGE = "language"
    HELP = "help"
    START = "start"
