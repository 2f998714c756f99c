"""The running program and its edges; the only room that knows all the others.

Channels, the HTTP application, the telephony adapter and the loops that move work forward live
here; `assemble` wires them, and nothing else knows more than its own edge.
"""
