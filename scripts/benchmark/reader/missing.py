"""What is not installed."""


class Missing(Exception):
    """A program or library that the measurement needs; the message names it and says how to get it."""
