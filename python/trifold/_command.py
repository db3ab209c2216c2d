"""The command `trifold`."""

import signal
import sys

from trifold import _native


def main() -> None:
    """Runs the command with the arguments of the process, and ends the process."""
    # Ctrl-C then ends commands that do not handle it; Python would wait for their end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_native.command(["trifold", *sys.argv[1:]]))
