"""The web chat and the pages beside it: a socket, a login, sounds, the customers' page and the
alerts' page, with their files in static/.
"""
