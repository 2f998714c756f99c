"""The terminal: what `ramal say` and `ramal chat` talk to."""
