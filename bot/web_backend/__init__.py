"""What the web pages ask of the program: sessions, visitors and the history of alerts, handed to
the channel as callables.
"""
