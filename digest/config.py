"""Settings, from one file: ``mkdocs.yml``, MkDocs' own keys as they are and ours under ``extra.digest``. An unknown key of ours is an error."""

from __future__ import annotations

import difflib
from pathlib import Path

import msgspec

from digest.bounded_yaml import BUILT_IN, Document, YamlError, convert, read_yaml
from digest.findings import DigestError

SETTINGS_FILE = "mkdocs.yml"


class DigestSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys below ``extra.digest``; each has a default that suits a new site."""

    seeds: str = "seeds"
    """Folder of the raw texts, with ``desk/`` and ``kb/`` inside it; relative to ``mkdocs.yml``."""
    candidate_pages_from: int = 2
    """A name the knowledge base does not hold gets a page of its own from this many briefings on."""
    related: int = 5
    """At most so many related briefings on a page."""
    max_seed_characters: int = 200_000
    """A longer text is a finding and is not read."""
    pipelines: dict[str, str] | str = {}
    """Installed spaCy pipelines that give a second opinion on names (``it: it_core_news_lg``), by language of the text."""


class PipelineSetting(msgspec.Struct, frozen=True):
    """A spaCy pipeline that the settings name for texts of one language."""

    language: str
    name: str
    """Of an installed package, or of a folder in the project."""
    folder: Path | None
    """That folder, if it is one."""
    line: int
    """In ``mkdocs.yml``."""


class _Theme(msgspec.Struct, frozen=True):
    language: str = "en"


class _Extra(msgspec.Struct, frozen=True):
    digest: DigestSettings = DigestSettings()


class _MkDocs(msgspec.Struct, frozen=True):
    site_name: str
    theme: _Theme = _Theme()
    site_url: str = ""
    repo_url: str = ""
    docs_dir: str = "docs"
    site_dir: str = "site"
    extra: _Extra = _Extra()


class Settings(msgspec.Struct, frozen=True):
    """All that the product needs to know of a site. Paths are absolute and inside the project."""

    root: Path
    site_name: str
    site_url: str
    repo_url: str
    language: str
    """Code of the language pack for pages, findings and guide."""
    seeds: Path
    docs: Path
    site: Path
    digest: DigestSettings
    pipelines: tuple[PipelineSetting, ...] = ()


def load_settings(root: Path) -> Settings:
    """Read ``mkdocs.yml`` below root; DigestError with file and line for whatever is wrong with it."""
    path = root / SETTINGS_FILE
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DigestError(f"cannot be read ({error.strerror}); run digest in the project's folder", path=SETTINGS_FILE) from None
    except UnicodeDecodeError:
        raise DigestError("is not UTF-8", path=SETTINGS_FILE) from None
    try:
        document = read_yaml(text, BUILT_IN, tags_allowed=True)
    except YamlError as error:
        raise DigestError(error.reason, path=SETTINGS_FILE, line=error.line) from None
    raw = convert(document, _MkDocs, SETTINGS_FILE)
    root = root.resolve()
    _no_slip(document)
    settings = Settings(
        root=root,
        site_name=raw.site_name,
        site_url=raw.site_url,
        repo_url=raw.repo_url,
        language=raw.theme.language,
        seeds=_inside(root, raw.extra.digest.seeds, document, ("extra", "digest", "seeds")),
        docs=_inside(root, raw.docs_dir, document, ("docs_dir",)),
        site=_inside(root, raw.site_dir, document, ("site_dir",)),
        digest=_positive(raw.extra.digest, document),
        pipelines=_pipelines(root, raw.extra.digest.pipelines, document),
    )
    _apart(settings, document)
    return settings


def _inside(root: Path, setting: str, document: Document, keys: tuple[str, ...]) -> Path:
    path = (root / setting).resolve()
    if path == root or not path.is_relative_to(root):
        raise DigestError(
            f"{keys[-1]} must be a folder inside the project, not {setting!r}", path=SETTINGS_FILE, line=document.line_of(keys)
        )
    return path


def _pipelines(root: Path, named: dict[str, str] | str, document: Document) -> tuple[PipelineSetting, ...]:
    if isinstance(named, str):
        line = document.line_of(("extra", "digest", "pipelines"))
        raise DigestError(f"pipelines needs the language of the texts, as in '  it: {named}'", path=SETTINGS_FILE, line=line)
    return tuple(_pipeline(root, language, name, document) for language, name in sorted(named.items()))


def _pipeline(root: Path, language: str, name: str, document: Document) -> PipelineSetting:
    """A name is a folder's when there is one in the project, else a package's; nothing outside the project is looked at."""
    line = document.line_of(("extra", "digest", "pipelines", language))
    folder = (root / name.replace("\0", "")).resolve()
    if not name.strip() or "\0" in name or not folder.is_relative_to(root) or folder == root:
        raise DigestError(f"pipelines names a package or a folder inside the project, not {name!r}", path=SETTINGS_FILE, line=line)
    return PipelineSetting(language, name, folder if folder.is_dir() else None, line)


def _positive(settings: DigestSettings, document: Document) -> DigestSettings:
    for name in ("candidate_pages_from", "related", "max_seed_characters"):
        if getattr(settings, name) < 1:
            raise DigestError(f"{name} must be at least 1", path=SETTINGS_FILE, line=document.line_of(("extra", "digest", name)))
    return settings


def _apart(settings: Settings, document: Document) -> None:
    """A build owns docs and site: neither may lie in, or hold, another folder of the project."""
    package = settings.root / "digest"
    owned = {("docs_dir",): settings.docs, ("site_dir",): settings.site}
    for keys, folder in owned.items():
        others = {"the seeds": settings.seeds, "the package": package, **({"docs_dir": settings.docs} if keys == ("site_dir",) else {})}
        for name, other in others.items():
            if folder == other or folder.is_relative_to(other) or other.is_relative_to(folder):
                raise DigestError(f"{keys[0]} and {name} must be folders apart", path=SETTINGS_FILE, line=document.line_of(keys))


def _no_slip(document: Document) -> None:
    """A mistyped ``extra.digest`` would silently leave every setting at its default."""
    extra = document.tree.get("extra") if isinstance(document.tree, dict) else None
    if isinstance(extra, dict) and "digest" not in extra:
        for key in difflib.get_close_matches("digest", extra, n=1):
            raise DigestError(f"unknown setting {key!r}; is it 'digest'?", path=SETTINGS_FILE, line=document.line_of(("extra", key)))
