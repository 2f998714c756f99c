"""On call: alerts and pages, rosters and rotations, escalation and silences, and the bodies that
monitoring systems send.
"""
