"""Candidates: the names that the knowledge base does not hold, counted over the corpus and shown where they stand, for a reviewer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from digest.corpus.alike import alike, nameless, words_of
from digest.corpus.entities import Named
from digest.digest_model import Context, NameCandidate, Resemblance
from digest.kb.aliases import key_of
from digest.kb.drafts import proposed_id, worth_listing
from digest.kb.knowledge import Knowledge, Known
from digest.kb.likeness import LikeNames, Words, words_in_use
from digest.model import EntityKind
from digest.values import Basis

_CONTEXTS = 3
_FORMS = 8
_RULES = 3
_RESEMBLES = 3
_WORDS = 8
"""Words of the longest personal name that is shortened."""


def make_candidates(gathered: Sequence[Named], knowledge: Knowledge | None) -> tuple[NameCandidate, ...]:
    """The candidates, by kind, then most briefings, most mentions, name. Without a knowledge base they resemble only each other."""
    unknown = [named for named in gathered if named.known_as is None]
    resembles = _resemblances(gathered, unknown, knowledge)
    order = list(EntityKind)
    unknown.sort(key=lambda one: (order.index(one.kind), -len(one.briefings), -one.mentions, one.name, one.slug))
    taken = set(knowledge.entries) if knowledge else set[str]()
    made = []
    for named in unknown:
        made.append(_candidate(named, resembles[named], proposed_id(named.name, taken), knowledge))
        taken.add(made[-1].proposed_id)
    return tuple(made)


def _candidate(named: Named, resembles: list[Resemblance], identity: str, knowledge: Knowledge | None) -> NameCandidate:
    found = [sourced for _, sourced in named.appearances]
    rules = Counter(sourced.rule for sourced in found)
    name = named.name
    forms = _forms(named, name)
    return NameCandidate(
        kind=named.kind,
        name=name,
        slug=named.slug,
        basis=Basis.READ if any(sourced.basis is Basis.READ for sourced in found) else found[0].basis,
        rules=tuple(sorted(rules, key=lambda rule: (-rules[rule], rule))[:_RULES]),
        tentative=all(sourced.value.tentative for sourced in found),
        briefings=named.briefings,
        mentions=named.mentions,
        contexts=_contexts(named),
        forms=forms,
        resembles=tuple(resembles[:_RESEMBLES]),
        proposed_id=identity,
        proposed_aliases=tuple(form for form in forms if worth_listing(form, name) and not taken_by(form, named.kind, knowledge)),
    )


def taken_by(name: str, kind: EntityKind, knowledge: Knowledge | None) -> tuple[Known, ...]:
    """The entries of a kind that go by a name in any language, weak names not included."""
    names = knowledge.names.lookup(key_of(name)) if knowledge else ()
    return tuple({one.known.id: one.known for one in names if one.known.kind is kind and not one.weak}.values())


def _contexts(named: Named) -> tuple[Context, ...]:
    """The first mention in each of the newest briefings, then the second mentions, and so on, until there are enough."""
    columns = [
        [Context(briefing.name, mention.passage) for mention in sourced.value.mentions if not mention.background][:_CONTEXTS]
        for briefing, sourced in named.appearances[:_CONTEXTS]
    ]
    rows = [column[row] for row in range(_CONTEXTS) for column in columns if row < len(column)]
    return tuple(rows[:_CONTEXTS])


def _forms(named: Named, name: str) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    written: dict[str, str] = {}
    for _, sourced in named.appearances:
        for mention in sourced.value.mentions:
            form = " ".join(mention.passage.text.split())
            key = form.casefold()
            if key != name.casefold():
                counted[key] += 1
                written.setdefault(key, form)
    return tuple(written[key] for key in sorted(counted, key=lambda key: (-counted[key], key))[:_FORMS])


def _resemblances(
    gathered: Sequence[Named], unknown: Sequence[Named], knowledge: Knowledge | None
) -> defaultdict[Named, list[Resemblance]]:
    """Per candidate whom it may be: known names before other candidates, spelling before surnames; ties by name."""
    found: defaultdict[Named, dict[tuple[str, str | None], Resemblance]] = defaultdict(dict)
    for candidate, other in alike(gathered, knowledge):
        for one, two in ((candidate, other), (other, candidate)):
            if one.known_as is None:
                found[one].setdefault((two.slug, two.known_as), _like(two, "spelling"))
    for candidate, known, name in _known_alike(unknown, knowledge):
        if all(identity != known.id for _, identity in found[candidate]):
            found[candidate][known.id, known.id] = Resemblance(name, known.id, known.id, "spelling")
    fuller = _by_shorter_names(gathered)
    for named in unknown:
        for other in fuller.get(words_of(named.name), ()) if named.kind is EntityKind.PERSON else ():
            found[named].setdefault((other.slug, other.known_as), _like(other, "fuller"))
    ordered: defaultdict[Named, list[Resemblance]] = defaultdict(list)
    for named, resemblances in found.items():
        ordered[named] = sorted(resemblances.values(), key=lambda one: (one.known_as is None, one.why != "spelling", one.name, one.slug))
    return ordered


def _by_shorter_names(gathered: Iterable[Named]) -> dict[Words, list[Named]]:
    """People under the shorter names that a text may give them: surnames alone, an initial, one name or surname left out."""
    found: defaultdict[Words, list[Named]] = defaultdict(list)
    for named in gathered:
        words = words_of(named.name)
        if named.kind is not EntityKind.PERSON or not 2 <= len(words) <= _WORDS:
            continue
        shorter = [words[1:], words[-1:]]
        if len(words[0]) > 1:
            shorter.append((words[0][0], *words[1:]))
        if len(words) > 2:
            shorter += [words[:place] + words[place + 1 :] for place in range(1, len(words))]
        for name in dict.fromkeys(shorter):
            found[name].append(named)
    return found


def _like(named: Named, why: str) -> Resemblance:
    return Resemblance(named.name, named.slug, named.known_as, why)


def _known_alike(unknown: Iterable[Named], knowledge: Knowledge | None) -> Iterator[tuple[Named, Known, str]]:
    """Candidates with the entries of the knowledge base, named in the corpus or not, of which they may be a slip."""
    in_use = words_in_use(knowledge) if knowledge else nameless
    held: dict[EntityKind, LikeNames[Named]] = {kind: LikeNames(in_use) for kind in EntityKind}
    for named in unknown:
        held[named.kind].add(words_of(named.name), named)
    for key, names in knowledge.names.items() if knowledge else ():
        words = tuple(key.split(" "))
        for name in names:
            if not name.weak:
                for candidate in held[name.known.kind].like(words):
                    yield candidate, name.known, name.surface
