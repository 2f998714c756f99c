"""The web chat and the pages beside it: its socket, login and sounds, the callback page and the
page of alerts; their files are in static/.
"""
