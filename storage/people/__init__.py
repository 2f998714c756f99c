"""People, identities, logins, roles, groups, contacts, limits, blocked numbers and the audit."""
