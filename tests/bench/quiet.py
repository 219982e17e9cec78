"""How busy others keep the machine, and waiting until they leave it idle."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

QUIET: Final = 0.1  # processors that others may use; above it wall times are not to be trusted
REST: Final = 370  # seconds that a disk is given after thousands of files were replaced
STAT: Final = Path("/proc/stat")


def processor_seconds() -> float | None:
    """What all processes have used since the machine began; None where it isn't told."""
    try:
        first = STAT.read_text().split("\n", 1)[0]
    except OSError:
        return None
    user, nice, system, _idle, _waiting, *rest = (int(ticks) for ticks in first.split()[1:])
    return (user + nice + system + sum(rest[:3])) / os.sysconf("SC_CLK_TCK")


class Patience:
    """Waits for a quiet machine, for others altogether no longer than it was given."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    def rest(self) -> None:
        """Let the disk come to rest, if there is any patience.

        Without a journal, ext4 passes over every inode that was freed in the last minute, one by
        one for each new file (`recently_deleted`): in the last six, where its block isn't on the
        disk yet, as it isn't when another file was made in it meanwhile.
        """
        if self.left > 0:
            os.sync()
            time.sleep(REST)

    def wait(self) -> None:
        """Return once others have used little for a second, or patience has run out.

        What earlier runs wrote is on the disk by then: the system writes it half a minute later
        otherwise, while another tool is measured.
        """
        if self.left > 0:
            os.sync()
        while self.left > 0 and (before := processor_seconds()) is not None:
            time.sleep(1)
            self.left -= 1
            if (processor_seconds() or before) - before <= QUIET:
                self.left += 1  # a quiet second is no waiting
                return
