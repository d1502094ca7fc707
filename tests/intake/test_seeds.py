"""Files become seeds, and a bad file is one finding beside all the others."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.findings import DigestError
from digest.intake.seeds import read_seed_file, read_seed_text, read_seeds
from digest.model import Seed
from tests.intake.site import GOOD, codes, encodings, payloads, read, site
from tests.tables import REAL_SEEDS

SET_ASIDE = {"empty": "empty-seed", "spaces": "empty-seed", "bom_only": "empty-seed", "newlines": "empty-seed"}


def test_a_seed_is_its_file(tmp_path: Path) -> None:
    """Name, path, fingerprint, text, encoding, front matter and where the article begins."""
    raw = b"\xef\xbb\xbf---\r\ntitle: Il ponte\r\n---\r\nIl ponte riapre.\r\n"
    seeds, findings = read(tmp_path, {"ponte.md": raw})
    seed = seeds["ponte"]
    assert (seed.path, seed.sha256, seed.encoding) == ("seeds/ponte.md", hashlib.sha256(raw).hexdigest(), "utf-8-sig")
    assert seed.text == raw.decode("utf-8-sig")
    assert seed.text[seed.body_start :] == "Il ponte riapre.\r\n"
    assert [(given.key, given.values) for given in seed.given] == [("title", ("Il ponte",))]
    assert findings == ()


@pytest.mark.parametrize("path", REAL_SEEDS, ids=lambda path: path.stem)
def test_real_texts_are_read(path: Path) -> None:
    """Byte for byte, without a finding."""
    seed, findings = read_seed_file(path, f"seeds/{path.name}", 200_000)
    assert isinstance(seed, Seed)
    assert (seed.name, seed.text.encode(), seed.body_start, findings) == (path.stem, path.read_bytes(), 0, ())


def test_order_does_not_depend_on_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seeds come by name, findings by file name, in whatever order the disk lists them."""
    files: dict[str, str | bytes] = {"b.txt": "b", "a.md": "a", "Z.txt": "z", "0.txt": "", "c.pdf": "c", "a b.txt": "x", "a-b.txt": "y"}
    project = site(tmp_path, files)
    expected = read_seeds(project)
    assert [seed.name for seed in expected[0]] == ["Z", "a", "a b", "b", "good"]
    listed = list(project.seeds.iterdir())
    for order in (sorted(listed), sorted(listed, reverse=True)):
        monkeypatch.setattr(Path, "iterdir", lambda _folder, order=order: iter(order))
        assert read_seeds(project) == expected


def test_other_files_of_a_project_are_no_findings(tmp_path: Path) -> None:
    """READMEs, hidden and underscored names, the desk and the knowledge base."""
    names = ["README.md", "readme.txt", ".hidden.txt", "_draft.md", ".git/x", "desk/x.yml", "kb/x.yml", "_old/x.txt"]
    assert read(tmp_path, dict.fromkeys(names, "x")) == ({}, ())


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("x.txt", b"", "empty-seed"),
        ("x.txt", b" \r\n\t\xc2\xa0", "empty-seed"),
        ("x.txt", b"\xef\xbb\xbf\n", "empty-seed"),
        ("x.txt", "\u200b\ufeff\n", "empty-seed"),
        ("x.txt", "---\ntitle: x\n---\n\n", "empty-seed"),
        ("x.txt", bytes(range(256)), "not-text"),
        ("x.txt", b"perch\x8e l\xd5idea", "encoding-doubtful"),
        ("x.txt", "x" * 1_001, "too-large"),
        ("x.txt", "è" * 1_001, "too-large"),
        ("x.txt", "x" * 5_000, "too-large"),
        ("x.html", "x", "wrong-ending"),
        ("x", "x", "wrong-ending"),
        ("x.txt~", "x", "wrong-ending"),
        ("x.txt/y.txt", "x", "not-a-file"),
        ("more/y.txt", "x", "not-a-file"),
        ("a\x1bb.txt", "x", "bad-name"),
        ("a\nb.txt", "x", "bad-name"),
        ("a\u202eb.txt", "x", "bad-name"),
    ],
)
def test_a_bad_file_is_one_finding(tmp_path: Path, name: str, content: str | bytes, expected: str) -> None:
    """It names the file, and the good seed beside it is read."""
    seeds, findings = read(tmp_path, {name: content}, limit=1_000)
    (finding,) = findings
    assert (seeds, finding.code) == ({}, expected)
    assert finding.seed == "seeds/" + name.partition("/")[0].encode("unicode_escape").decode()


def test_the_largest_text_is_read_in_every_encoding(tmp_path: Path) -> None:
    """The limit counts characters, not bytes."""
    files: dict[str, str | bytes] = {
        f"{encoding}.txt": ("è" * 999 + " ").encode(encoding) for encoding in ("utf-8", "utf-16", "utf-32", "utf-8-sig")
    }
    files["long.txt"] = "😀" * 1_000
    assert set(read(tmp_path, files, limit=1_000)[0]) == {"utf-8", "utf-16", "utf-32", "utf-8-sig", "long"}


def test_huge_files_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """10 MB and 10 GB are refused by their size alone."""
    project = site(tmp_path, {"ten.txt": "x" * 10_000_000})
    with (project.seeds / "sparse.txt").open("wb") as file:
        file.truncate(10_000_000_000)
    really_read, sizes = os.read, []

    def counted(descriptor: int, size: int) -> bytes:
        chunk = really_read(descriptor, size)
        sizes.append(len(chunk))
        return chunk

    monkeypatch.setattr(os, "read", counted)
    seeds, findings = read_seeds(project)
    assert [seed.name for seed in seeds] == ["good"]
    assert codes(findings) == [("too-large", "seeds/sparse.txt"), ("too-large", "seeds/ten.txt")]
    assert sum(sizes) == len(GOOD.encode())


def test_one_long_line_is_a_text(tmp_path: Path) -> None:
    """A line of 1 MB is read where the settings allow so long a text."""
    seeds, findings = read(tmp_path, {"line.txt": "parola " * 150_000}, limit=2_000_000)
    assert (len(seeds["line"].text), findings) == (1_050_000, ())


def test_links_pipes_and_folders_are_not_seeds(tmp_path: Path) -> None:
    """Links are not followed, wherever they lead; a pipe is not waited for."""
    project = site(tmp_path, {})
    (tmp_path / "secret.txt").write_text("secret")
    (project.seeds / "out.txt").symlink_to(tmp_path / "secret.txt")
    (project.seeds / "near.txt").symlink_to("good.txt")
    (project.seeds / "nowhere.pdf").symlink_to("none")
    (project.seeds / "folder").symlink_to("/etc")
    (project.seeds / "self.txt").symlink_to("self.txt")
    os.mkfifo(project.seeds / "pipe.txt")
    seeds, findings = read_seeds(project)
    assert [seed.name for seed in seeds] == ["good"]
    assert sorted(codes(findings)) == [
        ("not-a-file", "seeds/pipe.txt"),
        ("outside-link", "seeds/folder"),
        ("outside-link", "seeds/near.txt"),
        ("outside-link", "seeds/nowhere.pdf"),
        ("outside-link", "seeds/out.txt"),
        ("outside-link", "seeds/self.txt"),
    ]


def test_an_unreadable_file_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is injected, because permissions do not bind root."""
    project = site(tmp_path, {"locked.txt": "x"})
    really_open = os.open

    def open_or_fail(path: Path, flags: int) -> int:
        if path.name == "locked.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", open_or_fail)
    seeds, findings = read_seeds(project)
    assert [seed.name for seed in seeds] == ["good"]
    assert [(finding.code, finding.seed, finding.particulars) for finding in findings] == [
        ("unreadable", "seeds/locked.txt", (("reason", "Permission denied"),))
    ]


def test_a_missing_folder_is_a_broken_set_up(tmp_path: Path) -> None:
    """Without seeds there is no site."""
    project = site(tmp_path, {})
    shutil.rmtree(project.seeds)
    with pytest.raises(DigestError, match="seeds: the folder of seeds cannot be read"):
        read_seeds(project)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nato.txt", "nato.txt"),
        ("perche\u0301.txt", "perch\u00e9 .txt"),
        ("a b.txt", "a-b.txt"),
        ("a-b.md", "a_b.txt"),
        ("x.md", "x.txt"),
        ("lodz.txt", "łódź.txt"),
        ("a.b.txt", "a:b.txt"),
    ],
)
def test_two_seeds_with_one_address_are_both_named(tmp_path: Path, first: str, second: str) -> None:
    """The first by name is kept, the other set aside, on every file system alike."""
    seeds, findings = read(tmp_path, {first: "il primo", second: "il secondo"})
    (seed,) = seeds.values()
    (finding,) = findings
    assert (seed.path, finding.code, finding.seed) == (f"seeds/{first}", "same-address", f"seeds/{second}")
    assert dict(finding.particulars)["other"] == f"seeds/{first}"


def test_two_forms_of_one_accent_collide(tmp_path: Path) -> None:
    """Composed and decomposed names, which are two files on one system and one file on another."""
    composed, decomposed = (unicodedata.normalize(form, "perché.txt") for form in ("NFC", "NFD"))
    project = site(tmp_path, {composed: "il primo", decomposed: "il secondo"})
    seeds, findings = read_seeds(project)
    assert [seed.name for seed in seeds] == ["good", "perché"]
    assert [finding.code for finding in findings] == ["same-address"]


def test_a_bad_file_takes_no_address(tmp_path: Path) -> None:
    """An empty file does not push the good one of the same name aside."""
    seeds, findings = read(tmp_path, {"x.md": "", "x.txt": "testo"})
    assert (seeds["x"].path, codes(findings)) == ("seeds/x.txt", [("empty-seed", "seeds/x.md")])


def test_a_seed_that_is_set_aside_leaves_no_other_findings(tmp_path: Path) -> None:
    """What was to be said about it is not said about the seed that keeps the name."""
    _, findings = read(tmp_path, {"x.md": "primo", "x.txt": "perché".encode("cp1252")})
    assert codes(findings) == [("same-address", "seeds/x.txt")]


def test_the_same_text_twice_is_a_warning(tmp_path: Path) -> None:
    """Both are kept; line ends, encoding and front matter make no other text."""
    text = "Il ponte è aperto.\nDa lunedì.\n"
    files: dict[str, str | bytes] = {
        "a.txt": text,
        "b.txt": text.replace("\n", "\r\n"),
        "c.txt": text.encode("utf-16"),
        "d.txt": "---\ntitle: x\n---\n" + text,
        "e.txt": text + "Fine.",
    }
    seeds, findings = read(tmp_path, files)
    assert list(seeds) == ["a", "b", "c", "d", "e"]
    assert codes(findings) == [("re-encoded", "c"), ("same-text", "b"), ("same-text", "c"), ("same-text", "d")]
    assert {dict(finding.particulars)["other"] for finding in findings if finding.code == "same-text"} == {"seeds/a.txt"}


def test_dropped_characters_stay_in_the_text_and_are_counted(tmp_path: Path) -> None:
    """The note says which, how many and where the first one stands; carriage returns and right-to-left marks are none."""
    text = "Uno\r\ndue\x00 tre\u202e\u202e quattro\u200f \u200e." + " parola" * 20
    seeds, findings = read(tmp_path, {"x.txt": text})
    (finding,) = findings
    assert (seeds["x"].text, finding.code, finding.line) == (text, "dropped-characters", 2)
    assert finding.particulars == (("count", "3"), ("characters", "U+0000 (1), U+202E (2)"))


def test_other_encodings_are_a_note(tmp_path: Path) -> None:
    """A text that is not UTF-8 is read, and the editor learns as what."""
    seeds, findings = read(tmp_path, {"a.txt": "perché no".encode("cp1252"), "b.txt": "perché sì".encode("utf-16")})
    assert {name: seed.text for name, seed in seeds.items()} == {"a": "perché no", "b": "perché sì"}
    assert [(finding.code, finding.seed, finding.particulars) for finding in findings] == [
        ("re-encoded", "a", (("encoding", "cp1252"),)),
        ("re-encoded", "b", (("encoding", "utf-16"),)),
    ]


def test_findings_of_front_matter_are_the_seed_s(tmp_path: Path) -> None:
    """The seed is read all the same, without what its front matter was meant to give."""
    seeds, findings = read(tmp_path, {"x.txt": "---\ntitle: a: b\n---\ntesto"})
    assert codes(findings) == [("front-matter-broken", "x")]
    assert (seeds["x"].text[seeds["x"].body_start :], seeds["x"].given) == ("testo", ())


def test_every_hostile_file_beside_a_good_one(tmp_path: Path) -> None:
    """Of all hostile byte sequences and front matters each is a seed or a finding that names its file."""
    files: dict[str, str | bytes] = {f"e-{name}.txt": content for name, content in encodings().items()}
    files |= {f"f-{index}.md": content for index, content in enumerate(payloads("own_frontmatter_seeds").values())}
    seeds, findings = read(tmp_path, files)
    named = {finding.seed for finding in findings}
    assert all(Path(file).stem in seeds or f"seeds/{file}" in named for file in files)
    assert {name: code for code, seed in codes(findings) for name in SET_ASIDE if seed == f"seeds/e-{name}.txt"} == SET_ASIDE


NOT_SEEDS = {"dot", "under", "nojekyll"}


@pytest.mark.parametrize("case", sorted(payloads("own_filenames")))
def test_every_hostile_file_name(tmp_path: Path, case: str) -> None:
    """A name is a seed, a finding, or one of those that are no seeds by rule; the good seed is always read."""
    project = site(tmp_path, {})
    paths: list[str] = []
    for name in payloads("own_filenames")[case]:
        raw = bytes.fromhex(name["bytes_hex"]) if isinstance(name, dict) else name.encode()
        path = Path(os.fsdecode(os.fsencode(project.seeds) + b"/" + raw))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Testo di {len(paths)}.", encoding="utf-8")
        paths.append(path.relative_to(project.seeds).parts[0])
    seeds, findings = read_seeds(project)
    assert "good" in [seed.name for seed in seeds]
    accounted = len(seeds) - 1 + len(findings)
    assert accounted == (0 if case in NOT_SEEDS else len(set(paths)))
    assert all(finding.seed.isprintable() for finding in findings)


def test_any_file_can_be_read_on_its_own(tmp_path: Path) -> None:
    """``digest extract`` takes any ending; the same refusals hold."""
    path = tmp_path / "articolo.text"
    path.write_text("Il ponte riapre.", encoding="utf-8")
    seed, findings = read_seed_file(path, "altrove/articolo.text", 1_000)
    assert isinstance(seed, Seed)
    assert (seed.name, seed.path, seed.text, findings) == ("articolo", "altrove/articolo.text", "Il ponte riapre.", ())
    seed, findings = read_seed_file(tmp_path / "none.txt", "none.txt", 1_000)
    assert (seed, codes(findings)) == (None, [("unreadable", "none.txt")])


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=120).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.tuples(st.text(max_size=60), st.sampled_from(["utf-16", "utf-32-le", "cp1252", "mac_roman"])).map(
            lambda pair: pair[0].encode(pair[1], "ignore")
        ),
        st.text(st.sampled_from("-\n\rtitle: []'\"é&*"), max_size=60).map(lambda text: ("---\n" + text).encode()),
    )
)
def test_any_bytes_are_a_seed_or_a_finding(raw: bytes) -> None:
    """Never an error; without a seed there is a finding that names the file; every passage holds."""
    seed, findings = read_seed_text("x", "x.txt", raw, 150)
    if seed is None:
        assert [finding.seed for finding in findings] == ["x.txt"]
        return
    assert {finding.seed for finding in findings} <= {"x"}
    passages = [given.passage for given in seed.given] + [passage for finding in findings for passage in finding.passages]
    assert all(seed.text[passage.start : passage.end] == passage.text for passage in passages)
    assert 0 <= seed.body_start < len(seed.text)
