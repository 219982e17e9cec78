"""What all commands of the project have in common."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

GONE = 141  # as the shell has it for a command whose reader went away: 128 + SIGPIPE


def run(main: Callable[[], int]) -> NoReturn:
    """Run a command, and exit with its status; that `| head` has read enough is no fault."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = GONE
    sys.exit(status)
