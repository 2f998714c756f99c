"""What the web pages need of the database, as callables: sessions, customers of the callback page,
and the history of alerts.
"""
