"""A tiny practice model of Whisper's architecture, trained on synthetic speech of the commands."""
