"""What the product does: one async function per intention, which writes and never sends.

A handler receives a unit of work and commits state and messages together; it knows no channel and
no platform, so that Telegram, the web page and the terminal behave alike.
"""
