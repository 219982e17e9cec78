"""What a withdrawal can't reach from here, and the steps to have it erased there."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote
from urllib.parse import quote as percent

from plugins.withdrawal.remains import Remains
from plugins.withdrawal.withdrawing import Withdrawn


def report(done: Withdrawn, rest: Remains, site: str) -> Iterator[str]:
    """What was done, what speaks of the story, and the steps. site: its address, or empty."""
    yield from _done(done)
    yield from _spoken_of(rest)
    yield ""
    yield "What remains, and how to erase it there"
    address = f"{site or 'https://YOUR.SITE'}/stories/{percent(done.source.slug)}.html"
    parts = (_here(), _history(done), _github(), _copies(address))
    for n, (title, lines) in enumerate(parts, 1):
        yield ""
        yield f"{n}. {title}"
        yield from (f"   {line}" if line else "" for line in lines)


def _done(done: Withdrawn) -> Iterator[str]:
    if done.written:
        yield f"{done.source.path} now says that the story was withdrawn, and nothing else."
    else:
        yield f"{done.source.path} was withdrawn already: nothing to change."
    if done.removed:
        yield f"Removed {len(done.removed)} file{'' if len(done.removed) == 1 else 's'} of its own:"
        yield from (f"   {name}" for name in done.removed)
    if done.left:
        yield f"Not removed, since they are stories of their own: {', '.join(done.left)}"


def _spoken_of(rest: Remains) -> Iterator[str]:
    if rest.replies:
        yield ""
        yield "In reply to it, and now without a link to it; whoever told them may want to know:"
        yield from (f"   {place}" for place in rest.replies)
    if rest.translations:
        yield ""
        yield "It is still told in other languages. Withdraw these too, if that is wished:"
        yield from (f"   {place}" for place in rest.translations)
    if rest.links:
        yield ""
        yield "Links to it, which now lead to the short page; read what they say of it:"
        yield from (f"   {place}" for place in rest.links)


def _here() -> tuple[str, list[str]]:
    return "The site, and what is kept between builds", [
        "make publish           # and make html: rewrites output/ and what .cache/ holds of it",
        "                       # refused for another story's sake? Give that one Status: draft",
        "git add -A -- content/stories",
        'git commit -m "Withdraw a story"   # without its title',
        "git push               # the workflow publishes the site without it",
        "A copy that lies elsewhere: copy output/ there again, and delete there what isn't in it",
        "(rsync -a --delete output/ …). Other clones and backups of yours: the same.",
    ]


def _history(done: Withdrawn) -> tuple[str, list[str]]:
    path, folder = quote(done.source.path), quote(done.folder + "/")
    return "The repository's history (changes all later commits: tell whoever works on it)", [
        "Install git-filter-repo: https://github.com/newren/git-filter-repo",
        f"git log --all --follow --format= --name-only -- {path} | sort -u",
        "                       # had it other names once? Add a --path for each below",
        "git clone ADDRESS-OF-THE-REPOSITORY fresh && cd fresh",
        f"cp {path} ../tombstone.md",
        "git filter-repo --sensitive-data-removal --invert-paths \\",
        f"  --path {path} --path {folder}",
        f"cp ../tombstone.md {path} && git add -- {path}",
        'git commit -m "Withdraw a story"',
        "git push --force --mirror origin",
        "                       # that refs/pull/… are refused is as it has to be; without an",
        "                       # origin: git remote add origin ADDRESS-OF-THE-REPOSITORY",
        "All other clones are deleted and cloned anew: a pull would bring the text back.",
    ]


def _github() -> tuple[str, list[str]]:
    return "GitHub", [
        "The issue or pull request it came in: delete the issue; edit the text out of a pull",
        "request, and delete the older versions under “edited”.",
        "gh cache delete --all  # or Actions > Caches: what the workflows kept",
        "Actions > each run of its pull request > Delete: logs, and the site that was attached.",
        "https://support.github.com: ask to remove cached views and the references of its pull",
        "requests. Give the repository, the numbers of those pull requests, and the “First",
        "Changed Commit(s)” that git filter-repo named.",
        "Forks: ask their owners to delete them, or GitHub's support if they don't answer.",
    ]


def _copies(address: str) -> tuple[str, list[str]]:
    return "Other people's copies", [
        f"The page was: {address}",
        "Google: https://search.google.com/search-console/remove-outdated-content",
        "Bing: https://www.bing.com/webmasters/tools/contentremoval",
        f"Internet Archive: look for https://web.archive.org/web/*/{address}",
        "and write to info@archive.org with that address. Other archives (archive.today) have",
        "a form of their own.",
        "Feed readers keep what they fetched: they can't be reached. Who shared it, or took it",
        "over under its licence: ask. Where it was first told is in its author's hands.",
    ]
