"""Audio: voice notes become text on this machine, texts and recordings become voice notes.

The room exists so that torch, ffmpeg and hostile files are isolated: all runs off the event loop,
within bounds of time, size and memory, and fails with one word that says why. It uses no chat and
no table: bytes go in, words or bytes come out.
"""
