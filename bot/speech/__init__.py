"""Sound: what people say becomes text on this machine, and text and recordings become voice notes.

The room exists so that torch, ffmpeg and hostile files stay behind one door: everything here runs
off the event loop, within bounds of time, size and memory, and says in one word why it could not.
It knows no chat and no table; the program hands it bytes and takes words or bytes back.
"""
