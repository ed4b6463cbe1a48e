"""What can stop the program from starting, in words for the person at the terminal."""


class CannotRun(Exception):
    """The program cannot start or go on; the message says why and what to do, in Vietnamese."""
