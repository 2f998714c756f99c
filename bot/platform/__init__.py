"""The adapter to the telephone platform: the only rooms that speak Velip's language, through
`velip/`.
"""
