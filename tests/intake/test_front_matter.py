"""What front matter gives, and that broken front matter loses nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.intake.front_matter import KEYS, FrontMatter, read_front_matter
from tests.intake.site import payloads

BODY = "Il ponte riapre lunedì.\n"


def given_values(front: FrontMatter) -> dict[str, tuple[str, ...]]:
    """Keys and values."""
    return {given.key: given.values for given in front.given}


def broken(text: str) -> tuple[int | None, str]:
    """Line and reason of broken front matter, which gives nothing and leaves an article."""
    front = read_front_matter(text, "x")
    assert front.given == ()
    assert text[front.body_start :].strip()
    (finding,) = front.findings
    assert finding.code == "front-matter-broken"
    return finding.line, dict(finding.particulars)["reason"]


def test_all_keys_are_read() -> None:
    """Every known key comes with its strings, its words in the text and its line."""
    text = "\n".join(
        [
            "---",
            'title: "Porto Vecchio: il ponte"',
            "kicker: Lavori",
            "standfirst: >\n  Prima riga\n  seconda",
            "date: 2025-11-06 10:30",
            "updated: 2025-11",
            "added: 2025-12-01",
            "dateline: Porto Vecchio",
            "place: Porto Vecchio",
            "source: Il Faro",
            "url: https://esempio.it/a",
            "author: [Anna Neri, 'Ugo Blu']",
            "agency: Xyz",
            "language: IT",
            "tags:\n  - ponti\n  - mare",
            "category: cronaca",
            "embargo: fino a lunedì",
            "---",
            BODY,
        ]
    )
    front = read_front_matter(text, "x")
    assert given_values(front) == {
        "title": ("Porto Vecchio: il ponte",),
        "kicker": ("Lavori",),
        "standfirst": ("Prima riga seconda",),
        "date": ("2025-11-06",),
        "updated": ("2025-11",),
        "added": ("2025-12-01",),
        "dateline": ("Porto Vecchio",),
        "place": ("Porto Vecchio",),
        "source": ("Il Faro",),
        "url": ("https://esempio.it/a",),
        "author": ("Anna Neri", "Ugo Blu"),
        "agency": ("Xyz",),
        "language": ("it",),
        "tags": ("ponti", "mare"),
        "category": ("cronaca",),
        "embargo": ("fino a lunedì",),
    }
    assert set(KEYS) == set(given_values(front))
    assert {given.key: given.passage.text for given in front.given if given.key in ("title", "standfirst", "date", "author", "tags")} == {
        "title": '"Porto Vecchio: il ponte"',
        "standfirst": ">\n  Prima riga\n  seconda",
        "date": "2025-11-06 10:30",
        "author": "Anna Neri, 'Ugo Blu'",
        "tags": "ponti\n  - mare",
    }
    assert [given.line for given in front.given if given.key in ("title", "date", "tags")] == [2, 7, 18]
    assert (text[front.body_start :], front.findings) == (BODY, ())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(line_end: str) -> None:
    """The same front matter with the line ends of any system."""
    text = line_end.join(["---", "title: è 😀", "date: 2025-11-06", "---  ", "corpo"])
    front = read_front_matter(text, "x")
    assert [(given.key, given.values, given.passage.text) for given in front.given] == [
        ("title", ("è 😀",), "è 😀"),
        ("date", ("2025-11-06",), "2025-11-06"),
    ]
    assert text[front.body_start :] == "corpo"


@pytest.mark.parametrize(
    "text",
    [
        "Roma, 3 marzo",
        "\n---\ntitle: x\n---\n",
        " ---\ntitle: x\n---\n",
        "--- \ntitle: x\n---\n",
        "----\ntitle: x\n----\n",
        "---",
        "---x\n---\n",
        "+++\ntitle = 1\n+++\n",
        '{\n"title": 1\n}\n',
        "title: x\n---\n",
        "",
    ],
)
def test_only_a_first_line_of_three_hyphens_opens_front_matter(text: str) -> None:
    """Everything else is article text, without a finding."""
    assert read_front_matter(text, "x") == FrontMatter()


def test_empty_front_matter_gives_nothing() -> None:
    """Two rules with nothing between them."""
    assert read_front_matter("---\n---\nx", "x") == FrontMatter(body_start=8)


def test_blank_keys_give_nothing() -> None:
    """A form that was not filled in is no finding."""
    front = read_front_matter(
        "---\ntitle: x\nauthor:\ntags: []\nkicker: ~\nsource: null\nagency: ''\nstandfirst: \"\\0\"\n---\n" + BODY, "x"
    )
    assert (given_values(front), front.findings) == ({"title": ("x",)}, ())


def test_words_that_yaml_would_change_stay_words() -> None:
    """No word of an editor turns into a truth value, a number or a time."""
    front = read_front_matter('---\ntags: [NO, on, 12:30, 1e3, 010, "null", .nan]\n---\n' + BODY, "x")
    assert given_values(front) == {"tags": ("NO", "on", "12:30", "1e3", "010", "null", ".nan")}


@pytest.mark.parametrize(
    ("inside", "line", "reason"),
    [
        ("title: Porto: il ponte", 2, "malformed"),
        ('title: "aperto', 3, "malformed"),
        ("title: x\ntitle: y", 3, "malformed"),
        ("title: x\ntags: &a [b]", 3, "malformed"),
        ("title: !!str x", 2, "malformed"),
        ("title: x\nextra:\n  a: b", 3, "nested"),
        ("title: x\nextra:\n  - a: b", 4, "malformed"),
        ("title: x\ntags: [[a]]", 3, "malformed"),
        ("- a\n- b", 2, "no-keys"),
        ("Il ministro è arrivato.\nPoi è partito.", 2, "no-keys"),
        ("Roma: il ministro è arrivato.", 2, "no-known-key"),
        ("title: x\n# " + "y" * 9_000, 1, "too-large"),
    ],
)
def test_broken_front_matter_is_read_as_text(inside: str, line: int, reason: str) -> None:
    """One finding with line and reason; the article begins at the first character."""
    assert broken(f"---\n{inside}\n---\n{BODY}") == (line, reason)


def test_front_matter_that_never_ends_is_text() -> None:
    """A rule at the top of a text opens nothing."""
    assert broken("---\ntitle: x\n" + BODY * 1_000) == (1, "unclosed")


@pytest.mark.parametrize("length", range(7_980, 8_010))
def test_the_limit_is_the_limit(length: int) -> None:
    """Around 8,000 characters front matter is either read whole or refused as too large, never cut."""
    text = f"---\ntitle: {'x' * (length - 7)}\n---\n{BODY}"
    front = read_front_matter(text, "x")
    if front.findings:
        assert broken(text) == (1, "too-large")
        assert length > 7_990
    else:
        assert given_values(front)["title"] == ("x" * (length - 7),)
        assert text[front.body_start :] == BODY


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", "2025-02-30"),
        ("date", "6 novembre 2025"),
        ("date", "[2025-11-06, 2025-11-07]"),
        ("updated", "domani"),
        ("url", "javascript:alert(1)"),
        ("language", "italiano"),
        ("title", "[a, b]"),
    ],
)
def test_a_bad_value_is_left_out(key: str, value: str) -> None:
    """It is a finding at its line with its words; the other keys count."""
    text = f"---\nsource: Il Faro\n{key}: {value}\n---\n{BODY}"
    front = read_front_matter(text, "x")
    (finding,) = front.findings
    assert (given_values(front), finding.code, finding.line) == ({"source": ("Il Faro",)}, "front-matter-bad-value", 3)
    assert [text[passage.start : passage.end] for passage in finding.passages] == [value.strip("[]")]


def test_unknown_keys_are_findings() -> None:
    """They are named with their line, and the known ones count."""
    front = read_front_matter("---\ntitle: x\nlayout: post\nTitle: y\n---\n" + BODY, "x")
    assert [(finding.code, finding.line, finding.particulars[0]) for finding in front.findings] == [
        ("front-matter-unknown-key", 3, ("key", "layout")),
        ("front-matter-unknown-key", 4, ("key", "Title")),
    ]
    assert given_values(front) == {"title": ("x",)}


@pytest.mark.parametrize("name", sorted(payloads("own_frontmatter_seeds")))
def test_hostile_front_matter_gives_nothing(name: str) -> None:
    """Of all hostile payloads only the plain ones give a title; those that begin like front matter and cannot be read say so."""
    text = payloads("own_frontmatter_seeds")[name].removeprefix("\ufeff")
    front = read_front_matter(text, name)
    assert given_values(front) == ({"title": ("x",)} if name in ("bom", "crlf") else {})
    if text.startswith(("---\n", "---\r\n")) and name not in ("bom", "crlf", "empty fm"):
        assert [finding.code for finding in front.findings] == ["front-matter-bad-value" if name == "bad date" else "front-matter-broken"]


@pytest.mark.parametrize(
    "bomb", ["[" * 200_000, "a: " + "{" * 7_900, "- " * 3_900, "&a " * 2_600, "---\n" * 50_000, "--- \n" * 1_500, "\n---x" * 50_000]
)
def test_bombs_cost_nothing(bomb: str) -> None:
    """Depth, aliases and endless rules are refused in no time."""
    begin = time.process_time()
    read_front_matter(f"---\n{bomb}\n---\n{BODY}", "x")
    assert time.process_time() - begin < 1


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "---",
                "title: x",
                "tags: [a, 'b c', \"d\\n\"]",
                "tags:",
                "- a",
                "  - è😀",
                "date: 2025-11-06",
                "date: x",
                "standfirst: |",
                "  two",
                "  lines",
                "",
                "#",
            ]
        ),
        st.builds("{}: {}".format, st.sampled_from(sorted(KEYS)), st.text(st.characters(codec=None), max_size=12)),
        st.text(st.characters(codec=None), max_size=12),
    ),
    max_size=8,
)


@settings(max_examples=800, deadline=None, derandomize=True)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_passages_hold_for_any_front_matter(lines: list[str], line_end: str) -> None:
    """Whatever is written: no error, each passage is the words at its place, and what is not broken ends at a line's end."""
    text = line_end.join(["---", *lines, "---", "corpo"])
    front = read_front_matter(text, "x")
    for given_key in front.given:
        passage = given_key.passage
        assert passage.text == text[passage.start : passage.end]
        assert passage.text and passage.start > 0 and passage.end <= front.body_start
        assert given_key.values and all(given_key.values)
    assert front.body_start == 0 or text[front.body_start - 1] in "\r\n"


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("---\ntitle: a: b\n---\nIl testo.", "Il testo."),
        ("---\ntitle: senza fine\ndate: 2025-01-02\n\nIl testo.", "\nIl testo."),
        ("---\ntitle: senza fine\nIl testo.", "Il testo."),
        ("---\nRoma: dieci feriti\n---\nIl testo.", "---\nRoma: dieci feriti\n---\nIl testo."),
        ("---\nUn dialogo comincia così.", "---\nUn dialogo comincia così."),
        ("---\ntitle: [a\n---\n", "---\ntitle: [a\n---\n"),
    ],
    ids=["malformed", "unclosed before a blank line", "unclosed", "no known key", "a dash of prose", "nothing after it"],
)
def test_broken_front_matter_is_no_headline(text: str, article: str) -> None:
    """What was meant as front matter does not become the article's first lines; what was not meant so stays text."""
    assert text[read_front_matter(text, "x").body_start :] == article
