"""`ramal voice install`: fetches a published speech model, and proves that it loads."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.guard import guarded, load_settings
from bot.config.settings import Settings
from bot.speech.install import install_model


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceInstallRequest:
    """The model by its published name; empty for the one of the settings."""

    model: str = ""


@guarded
def run(request: VoiceInstallRequest) -> int:
    """Fetch the model; returns the exit status."""
    settings = load_settings(Settings)
    if request.model:
        settings = settings.model_copy(update={"whisper_model": request.model})
    return install_model(settings.whisper_model, settings.model_path())
