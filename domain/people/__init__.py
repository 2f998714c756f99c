"""People: who they are, what role they have, their groups, contacts, limits and blocked numbers,
and the audit of what they did.
"""
