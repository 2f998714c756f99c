"""The watch over the running program: how late its event loop is, and what holds it."""
