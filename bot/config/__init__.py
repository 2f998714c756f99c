"""What an operator may set: the environment, the customers' callback settings and the on-call
file, each read into values of the domain.
"""
