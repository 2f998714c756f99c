"""Recordings, voices, sounds and transcriptions, as values."""
