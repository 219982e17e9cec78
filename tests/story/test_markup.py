"""A section's Markdown to safe HTML: features, and attacks beside them."""

from __future__ import annotations

import pytest

from plugins.story import limits
from plugins.story.handles import parse_handles
from plugins.story.markup import plain, render, rooted
from plugins.story.model import Hashtag, Mention
from plugins.story.reading import Reading

READING = Reading(
    slug="the-question",
    aliases={"medicaleducation": "meded"},
    handles={
        "anna@social.example": "https://social.example/@anna",
        "ward_seven": "https://example.org/@ward_seven",
        "quiet": "",
    },
)
REL = 'rel="nofollow ugc noopener"'


def html(text: str) -> str:
    return render(text, READING).html.rstrip("\n")


def rules(text: str) -> list[tuple[int, str, str]]:
    return [(found.line, found.level, found.rule) for found in render(text, READING).problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Plain & <3 "quoted" it\'s', '<p>Plain &amp; &lt;3 "quoted" it\'s</p>'),
        ("one\ntwo  \nthree\n\nfour", "<p>one<br>\ntwo<br>\nthree</p>\n<p>four</p>"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("# One\n## Two\n### Three", "<h3>One</h3>\n<h3>Two</h3>\n<h4>Three</h4>"),
        ("##### Five\n###### Six", "<h6>Five</h6>\n<h6>Six</h6>"),
        ("#\n\n##", "<p>#</p>\n<p>##</p>"),
        ("5/\n---", "<p>5/</p>\n<hr>"),
        ("5/\n===", "<p>5/<br>\n===</p>"),
        ("> a\n> b", "<blockquote><p>a<br>\nb</p>\n</blockquote>"),
        ("- a\n- b", "<ul><li>a\n</li>\n<li>b\n</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a\n</li>\n<li>b\n</li>\n</ol>'),
        ("Text.\n\n    #include <x>", "<p>Text.</p>\n<pre><code>#include &lt;x&gt;\n</code></pre>"),
        ("```python\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("a\u00a0b", "<p>a&nbsp;b</p>"),
        ("", ""),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert html(text) == expected
    assert rules(text) == []


def test_a_table_keeps_its_alignment() -> None:
    shown = html("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |")
    assert '<th>a</th> <th class="center">b</th> <th class="right">c</th>' in shown
    assert '<td>1</td> <td class="center">2</td> <td class="right">3</td>' in shown


def test_a_hashtag_links_to_its_page() -> None:
    markup = render("#MedicalEducation and ＃résumé", READING)
    assert markup.hashtags == (Hashtag("MedicalEducation", "meded"), Hashtag("résumé", "résumé"))
    assert markup.html == (
        '<p><a href="site:tags/meded.html" class="hashtag" rel="tag">#MedicalEducation</a> and '
        '<a href="site:tags/r%C3%A9sum%C3%A9.html" class="hashtag" rel="tag">＃résumé</a></p>\n'
    )


def test_a_hashtag_in_a_link_counts_and_is_no_link_in_a_link() -> None:
    markup = render("[on #MedEd](https://example.org)", READING)
    assert markup.hashtags == (Hashtag("MedEd", "meded"),)
    assert markup.html == f'<p><a href="https://example.org" {REL}>on #MedEd</a></p>\n'


def test_without_hashtag_pages_there_are_no_links() -> None:
    markup = render("#MedEd *a*", Reading(hashtag_links=False))
    assert markup.html == "<p>#MedEd <em>a</em></p>\n"
    assert markup.hashtags == (Hashtag("MedEd", "meded"),)


def test_only_listed_handles_are_linked() -> None:
    text = "@anna@social.example @Ward_Seven @quiet @other"
    assert html(text) == (
        f'<p><a href="https://social.example/@anna" class="mention" {REL}>'
        "@anna@social.example</a> "
        f'<a href="https://example.org/@ward_seven" class="mention" {REL}>@Ward_Seven</a> '
        '<span class="mention">@quiet</span> @other</p>'
    )
    assert render(text, READING).mentions[-1] == Mention("other")


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a?b=1&c", "https://example.org/a?b=1&amp;c"),
        ("<https://example.org/a b>", ""),
        ("https://example.org/é", "https://example.org/é"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:ana@example.org", "mailto:ana@example.org"),
        ("other-story.md", "site:stories/other-story.html"),
        ("./other-story.md#3", "site:stories/other-story.html#3"),
        ("#3", "site:stories/the-question.html#3"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("&#106;avascript:alert(1)", ""),
        ("java&NewLine;script:alert(1)", ""),
        ("<\u0001javascript:alert(1)>", ""),
        ("data:text/html;base64,PHNjcmlwdD4=", ""),
        ("vbscript:x", ""),
        ("//example.org", ""),
        ("../secret.html", ""),
        ("/etc/passwd", ""),
        ("..%2Fother.md", ""),
        ("site:tags/x.html", ""),
        ("SITE:index.html", ""),
        ("https://münchen.example/", "https://münchen.example/"),
        ("https://a\u0627.example", ""),
        ("https://a.example:99999", ""),
        ("https://1.2.3.999", ""),
        ("http:", ""),
        ("https:example.org", ""),
        ("https://example.org@evil.example/", ""),
        ("https://user:word@example.org", ""),
        ("https://example.org:443@evil.example", ""),
        ("https://example.org/@anna", "https://example.org/@anna"),
        ("https://example.org?a=b@c", "https://example.org?a=b@c"),
        ("https:///x", ""),
        ("#top", ""),
        ("", ""),
    ],
)
def test_link_targets(target: str, href: str) -> None:
    shown = html(f"[text]({target})")
    if href:
        assert f'<a href="{href}"' in shown
        assert rules(f"[text]({target})") == []
    else:
        assert shown == "<p>text</p>"
        assert rules(f"[text]({target})") == [(1, "warning", "link-target")]


def test_the_title_of_a_link_keeps_its_quotation_marks() -> None:
    shown = html('[a](https://a.example/ "she said “so” & \\"no\\"")')
    assert 'title="she said “so” &amp; &quot;no&quot;"' in shown


def test_links_out_are_marked_and_links_inside_are_not() -> None:
    assert html("[a](https://x.example)") == f'<p><a href="https://x.example" {REL}>a</a></p>'
    assert html("[a](b.md)") == '<p><a href="site:stories/b.html">a</a></p>'


@pytest.mark.parametrize(
    ("text", "linked", "after"),
    [
        ("see https://example.org/a_b_c.", "https://example.org/a_b_c", "."),
        ("(https://example.org/Ghost_(song))", "https://example.org/Ghost_(song)", ")"),
        ("**https://example.org/**", "https://example.org/", ""),
        ("https://example.org/*a*?b=*c", "https://example.org/*a*?b=*c", ""),
        ("https://example.org/a&copy=1;", "https://example.org/a&amp;copy=1", ";"),
        ("“https://example.org”", "https://example.org", "”"),
        ("見てhttps://example.org/。次", "https://example.org/", "。次"),
    ],
)
def test_bare_addresses_become_links(text: str, linked: str, after: str) -> None:
    assert f'<a href="{linked}" {REL}>{linked}</a>{after}' in html(text)


@pytest.mark.parametrize(
    "text",
    ["ftp://example.org", "example.org/a", "xhttps://a.b", "https://", "https://a.org@b.org/c"],
)
def test_other_addresses_stay_text(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"


def test_refused_autolinks_stay_as_written() -> None:
    assert html("<javascript:alert(1)>") == "<p>&lt;javascript:alert(1)&gt;</p>"


def test_a_picture_of_the_story() -> None:
    shown = (
        '<p><img src="site:stories/the-question/ward.jpg" alt="A *ward* &quot;7&quot;"'
        ' loading="lazy" decoding="async"></p>'
    )
    assert html('![A \\*ward\\* "7"](ward.jpg)') == shown
    assert html('![A \\*ward\\* "7"](the-question/ward.jpg)') == shown


@pytest.mark.parametrize(
    "target",
    [
        *("https://example.org/a.jpg", "../a.jpg", "other/a.jpg", "a.svg", "a.gif", "a.html"),
        *("data:image/png;x", ".jpg", "/a.jpg", "//e.org/a.jpg", "site:a.jpg", "..%2Fa.jpg"),
        *("aux.jpg", "CON.x.png"),
    ],
)
def test_other_pictures_show_their_description(target: str) -> None:
    assert html(f"![a *ward*]({target})") == "<p>a ward</p>"
    assert rules(f"![a *ward*]({target})") == [(1, "warning", "image-target")]


def test_a_space_in_a_picture_s_address_is_named() -> None:
    (problem,) = render("![a ward](a%20ward.png)", Reading("ada")).problems
    assert "has no spaces: ![what it shows](a-ward.png)" in problem.remedy


def test_a_picture_needs_a_description() -> None:
    assert rules("![](ward.jpg)") == [(1, "error", "image-alt")]
    assert rules("![decorative](ward.jpg)") == []
    assert ' alt="" ' in html("![Decorative](ward.jpg)")


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="site:index.html">x</a>',
        "<!-- x -->",
        "<!--\n\n*x*\n\n-->",
        "<style>\n\n* { color: red }\n\n</style>",
        "<iframe src='https://example.org'></iframe>",
        "</p><h1>x</h1>",
    ],
)
def test_raw_html_is_shown_as_written(raw: str) -> None:
    markup = render(raw, READING)
    assert plain(raw) == "\n".join(line for line in raw.split("\n") if line)
    assert [(found.level, found.rule) for found in markup.problems] == [("note", "raw-html")]
    assert "onerror" not in markup.html or "&lt;img" in markup.html


def test_what_only_looks_like_html_is_text() -> None:
    assert html("<svg/onload=alert(1)> a < b <3") == (
        "<p>&lt;svg/onload=alert(1)&gt; a &lt; b &lt;3</p>"
    )


def test_problems_know_their_line() -> None:
    text = "one\n\ntwo\n[x](ftp://a)\n\n> a\n> ![b](c)\n\n- d\n- <b>"
    assert [line for line, _, _ in rules(text)] == [4, 7, 10]


def test_nesting_ends_and_nothing_is_lost() -> None:
    for sign in ("> ", "- ", "1. ", "> - "):
        text = sign * (limits.NESTING + 5) + "the end"
        assert rules(text) == [(1, "warning", "nesting")]
        assert "the end" in plain(text)
    assert rules("> " * limits.NESTING + "fine") == []


def test_a_definition_that_leads_nowhere_is_text() -> None:
    assert plain("[Ana]: Welcome\n[Ben]: Thanks") == "[Ana]: Welcome\n[Ben]: Thanks"
    assert plain("A note.[^1]\n\n[^1]: Here.") == "A note.[^1]\n[^1]: Here."
    assert html("[a]\n\n[a]: b.md") == '<p><a href="site:stories/b.html">a</a></p>'


def test_too_long_a_section_is_shown_as_written() -> None:
    text = "*a* #MedEd " * 500
    markup = render(text, READING)
    assert [found.rule for found in markup.problems] == ["section-length"]
    assert len(markup.hashtags) == 500
    assert "<em>" not in markup.html


def test_rooted_moves_addresses_inside_the_site() -> None:
    shown = html('#MedEd ![p](p.jpg) [a](https://x.example/site:b) &lt;a href="site:c">')
    moved = rooted(shown, "https://host.example/sub/")
    assert moved.count("https://host.example/sub/") == 2
    assert '<a href="https://host.example/sub/tags/meded.html"' in moved
    assert '<img src="https://host.example/sub/stories/the-question/p.jpg"' in moved
    assert '&lt;a href="site:c"' in moved


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a **b** [c](https://d.example) `e` & <3", "a b c e & <3"),
        ("one\ntwo\n\n- three\n  - four\n- five", "one\ntwo\nthree\nfour\nfive"),
        ("![a > b](x.jpg) text", "a > b text"),
        ('[a](https://b.example "c > d")', "a"),
        ("| a | b |\n|---|---|\n| c | d |", "a b\nc d"),
        ("```\nx\n  y\n```", "x\ny"),
        ("&amp;lt; &copy;", "&lt; ©"),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    ("value", "handles"),
    [
        ("@anna@Social.example", {"anna@social.example": "https://social.example/@anna"}),
        (
            "@a.bsky.social, @b",
            {"a.bsky.social": "https://bsky.app/profile/a.bsky.social", "b": ""},
        ),
        ("@W = https://e.org/@w", {"w": "https://e.org/@w"}),
        ("@a@E.org = https://www.e.org/a", {"a@e.org": "https://www.e.org/a"}),
        ("@a@e.org = https://social.e.org/@a", {"a@e.org": "https://social.e.org/@a"}),
        ("", {}),
    ],
)
def test_handles(value: str, handles: dict[str, str]) -> None:
    assert parse_handles(value) == handles


@pytest.mark.parametrize(
    "value",
    [
        "anna",
        "@a b",
        "ana@example.org",
        "@a=javascript:alert(1)",
        "@a=",
        "@a=mailto:a@b.c",
        "@é",
        "@a=https://b@e.org",
        "@a@e.org=https://evil.org/@a",
        "@a@e.org=https://evile.org/@a",
    ],
)
def test_handles_that_are_none(value: str) -> None:
    assert isinstance(parse_handles(value), str)


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 4000, "![" * 2000, "<a " * 5000, "*a_" * 2000, "> " * 2000, "- " * 1000),
        *("#a " * 2000, "[](" * 1300, "<!--" * 1000, "<!--\n" * 800, "[x]: " * 800, "\\" * 4000),
        *("[a]: b.md\n" * 400, " ".join("`" * run for run in range(1, 89)), "**[" * 1300),
        *("|" * 2000 + "\n" + "|-" * 1000, "![" * 1000 + "](a.jpg)" * 250, "\u00a0 " * 2000),
        *("<code>" * 600 + "</code>", "&" * 4000, " " * 4000, "https://a/ " * 360),
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_hostile_text_is_shown_whole(text: str) -> None:
    assert "the end" in plain(text[:3980] + "\n\nthe end")
    assert "the end" in plain(text * 8 + "\n\nthe end")
