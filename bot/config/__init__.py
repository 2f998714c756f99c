"""The settings of an operator: the environment, the callback queue's settings and the on-call
file, each read into values of the domain.
"""
