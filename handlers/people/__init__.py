"""People and what they may do: roles, groups, invitations, linked accounts, limits, contacts,
preferences and blocked numbers.
"""
