"""The words of the house: frozen values and pure rules.

Everybody may import this room and it imports nobody: only the standard library and phonenumbers,
so that what a call, an order or an outcome means can be read and tested without a network.
"""
