"""What the platform says of an order: its answer, its reports, its silence; from here the people
who wait are told, each concept in turn.
"""
