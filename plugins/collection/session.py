"""One build as a person sees it: what is wrong, a bar while it lasts, and a last line."""

from __future__ import annotations

import errno
import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from plugins.collection.files import left_aside, names, remove
from plugins.collection.gathered import Gathered
from plugins.collection.lock import only_build
from plugins.collection.outcome import Outcome
from plugins.collection.settings import last_day
from plugins.collection.site import Site
from plugins.collection.worker import NotMade
from plugins.collection.workshop import PagesOf, Workshop
from plugins.story.report import report

UNTOUCHED = "Nothing was published: the site is as it was."
AGAIN = "Mend or take out what it is made from, and build again: until then the site is as it was."
FULL = (errno.ENOSPC, errno.EDQUOT)
BARRED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR, errno.ENOTDIR, errno.EEXIST)


@contextmanager
def _room() -> Iterator[None]:
    """Exits with a sentence where the disk is full, where rights or a folder in a file's place bar
    the way, or where a page can't be made; the next build mends what is half done."""
    try:
        yield
    except NotMade as error:
        sys.exit(f"error: {error}. {AGAIN}")
    except OSError as error:
        if error.errno in FULL:
            where = f" for {error.filename}" if error.filename else ""
            sys.exit(
                f"error: There is no room left on the disk{where}. Make some, and build again."
            )
        if error.errno in BARRED and error.filename:
            sys.exit(
                f"error: {error.filename} can't be read or written: {error.strerror}. Is it another"
                " user's, or a folder in a file's place? Mend that or remove it, and build again."
            )
        raise


class Session:
    """Gathers and makes, and says what comes of it."""

    def __init__(self, workshop: Workshop, site: Callable[[], Site], loud: bool = False) -> None:
        self.workshop, self.site = workshop, site
        self.loud = loud  # tell why each page was made
        self.began = time.monotonic()
        self.open = ExitStack()
        # Both live as long as the session: to take them apart takes long.
        self.gathered: Gathered | None = None
        self.made: Outcome | None = None

    @_room()
    def gather(self, meanwhile: Iterable[object] = ()) -> Gathered:
        """Read what changed, and tell every Problem. Other builds of this site wait from here on.

        meanwhile: small steps for this process while workers read.
        Exits with status 1 where a story is refused and only a whole collection is wanted: not a
        file of the output is touched.
        """
        try:
            self.gathered = self._gather(meanwhile)
        except BaseException:  # or a builder that stays would wait for itself
            self.open.close()
            raise
        return self.gathered

    def _gather(self, meanwhile: Iterable[object]) -> Gathered:
        gc.disable()  # what a build makes lives until its end; most often the process ends with it
        self.open.callback(self.workshop.bars.end)
        cache = self.workshop.place.cache
        self.open.enter_context(only_build(cache))
        for name in left_aside(names(cache)):
            remove(cache, name)
        stories = self.workshop.place.content / "stories"
        if self.workshop.place.whole_or_nothing and not stories.is_dir():
            sys.exit(f"error: There is no folder {stories}. {UNTOUCHED}")
        gathered = self.workshop.gather(self.site, last_day(), meanwhile)
        self.workshop.bars.end()
        for line in report(gathered.problems):
            print(line, file=sys.stderr)
        if gathered.refused and self.workshop.place.whole_or_nothing:
            gathered.save()
            sys.exit(f"{UNTOUCHED} Mend the errors above.")
        return gathered

    @_room()
    def make(self, gathered: Gathered, pages_of: PagesOf) -> int:
        """Make the pages, and say what was done; the exit status."""
        with self.open:
            made = self.made = self.workshop.make(gathered, pages_of)
        for reason in made.reasons() if self.loud else ():
            print(reason)
        print(made.in_words(time.monotonic() - self.began), flush=True)
        if gathered.refused:
            print("The stories with errors are left out. Mend the errors above.", file=sys.stderr)
        return int(gathered.refused)
