"""Fixtures shared by all tests; the only conftest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from digest.kb.knowledge import Knowledge, load_knowledge
from digest.lang.pack import LanguagePack, load_language
from digest.model import Seed

SeedMaker = Callable[..., Seed]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The built-in knowledge base."""
    return load_knowledge()


@pytest.fixture(scope="session")
def italian() -> LanguagePack:
    """The Italian pack."""
    return load_language("it")


@pytest.fixture(scope="session")
def english() -> LanguagePack:
    """The English pack."""
    return load_language("en")


@pytest.fixture(scope="session")
def seed_of() -> SeedMaker:
    """Makes a seed from a text without a file."""

    def make(text: str, name: str = "a-text") -> Seed:
        return Seed(name, f"seeds/{name}.txt", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8")

    return make
