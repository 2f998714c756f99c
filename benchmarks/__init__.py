"""Ours beside a reference in one run.

A figure alone says more about the machine than about the program, so every benchmark runs a
reference in the same minute, interleaved with ours, and reports the ratio of the medians.
"""
