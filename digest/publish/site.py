"""``docs/`` into ``site/`` with MkDocs: strict, the same bytes on any day, and the last good site stays until the new one is whole."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from digest.config import SETTINGS_FILE, Settings
from digest.digest_model import Digest
from digest.findings import DigestError
from digest.publish.aftercare import disarm_search_index, settle_sitemap
from digest.publish.folders import put_in_place, same_files
from digest.publish.links import broken_links
from digest.publish.lock import project_lock
from digest.values import DateRange

EARLIEST_EPOCH = 315_532_800
"""1 January 1980, the earliest day that every archive format can hold; stands for a corpus without a date."""
SHOWN_LINKS = 20
"""So many broken links are listed; the number is always told."""

_STAGING = "site-"
_COMPLAINT = re.compile(r"(?:WARNING|ERROR|CRITICAL) +- +")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def build_site(settings: Settings, digest: Digest) -> None:
    """Build ``site/`` from ``docs/`` as it lies there.

    MkDocs builds into the work folder; then the sitemap loses its build day, the search index its live markup, and every link is checked.
    Only then does the new site take the old one's place, in one step; when both are the same, nothing is touched. DigestError, with the old
    site as it was: whatever MkDocs warns of, in its own words; links that lead nowhere; a ``site_dir`` that holds something else.
    """
    with project_lock(settings.root) as work:
        _refuse_foreign(settings)
        for left in work.glob(f"{_STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            # A folder of its own name: MkDocs may outlive a build that was killed, and go on writing into that one's.
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=work))
        except OSError as error:
            raise DigestError(f"cannot be written: {error.strerror}", path=work.name) from None
        fresh = staging / "site"
        try:
            _run_mkdocs(settings, fresh, source_date_epoch(digest.latest))
            settle_sitemap(fresh)
            disarm_search_index(fresh)
            _check_links(fresh, settings.site_url)
            if not same_files(fresh, settings.site):
                put_in_place(fresh, settings.site)
        except OSError as error:
            raise DigestError(f"cannot be written: {error.strerror or error}", path=settings.site.name) from None
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def source_date_epoch(latest: DateRange | None) -> int:
    """The moment a build stands for, in seconds: midnight (UTC) of the latest date in the corpus. Never the clock, never 0."""
    if latest is None:
        return EARLIEST_EPOCH
    last = latest.latest
    midnight = datetime.datetime(last.year, last.month, last.day, tzinfo=datetime.UTC)
    return max(int(midnight.timestamp()), EARLIEST_EPOCH)


def _refuse_foreign(settings: Settings) -> None:
    site = settings.site
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise DigestError("is not a folder and is in the way of the site", path=site.name)
    if site.exists() and any(site.iterdir()) and not (site / "404.html").is_file() and not (site / "sitemap.xml").is_file():
        raise DigestError("holds files that no build made; move them away, a build replaces the whole folder", path=site.name)


def _run_mkdocs(settings: Settings, target: Path, epoch: int) -> None:
    command = [sys.executable, "-P", "-m", "mkdocs", "--no-color", "build", "--strict", "--clean"]
    command += ["--config-file", str(settings.root / SETTINGS_FILE), "--site-dir", str(target)]
    # -P and this environment: nothing that lies in the project or is set in the shell changes what is built.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "TZ": "UTC", "LC_ALL": "C"}
    result = subprocess.run(
        command, cwd=settings.root, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if result.returncode:
        raise DigestError("MkDocs cannot build the site:\n" + complaints(result.stdout.decode("utf-8", "replace")))


def complaints(output: str) -> str:
    """What MkDocs complained of, one complaint a line; all it said when it crashed without one. Control characters are dropped."""
    lines = [_CONTROL.sub("", line).rstrip() for line in output.splitlines()]
    lines = [line for line in lines if line]
    found = [_COMPLAINT.split(line, 1)[1] for line in lines if _COMPLAINT.match(line)]
    return "\n".join(found or lines[-3:])


def _check_links(site: Path, site_url: str) -> None:
    broken = broken_links(site, site_url)
    if broken:
        shown = "\n".join(broken[:SHOWN_LINKS])
        more = f"\n... and {len(broken) - SHOWN_LINKS} more" if len(broken) > SHOWN_LINKS else ""
        raise DigestError(f"{len(broken)} broken link{'s' if len(broken) > 1 else ''} in the built site:\n{shown}{more}")
