"""The emulated telephony platform that ships with Ramal.

It exists so that the product can be tried, demonstrated and tested without an account, without
money and without ringing anybody. It is written from the platform's manual and not from our
client, so that the two cannot be wrong together; it therefore keeps its own tables and imports
no other room.
"""
