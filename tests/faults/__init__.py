"""Ramal as real processes, killed: what was asked is dialled once and its person hears the end."""
