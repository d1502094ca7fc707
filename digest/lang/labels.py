"""The shape of ``labels.yml`` (the site's interface) and ``findings.yml`` (what findings say)."""

from __future__ import annotations

import msgspec


class FindingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a finding says. ``{names}`` stand for the finding's particulars."""

    title: str
    """A few words, for lists and for the guide."""
    message: str
    hint: str
    """What an editor can do about it."""
    reasons: dict[str, str] = {}
    """Words for the codes that stand for ``{reason}`` or ``{kind}``."""


class Plural(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A counted thing; ``{n}`` stands for the number."""

    one: str
    other: str

    def of(self, number: int) -> str:
        """The form for a number, with the number in it."""
        return (self.one if number == 1 else self.other).format(n=number)


class Folders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in the site's addresses, ``a-z0-9-`` only. Changing one breaks links into the site."""

    texts: str
    people: str
    organisations: str
    places: str
    topics: str
    stories: str
    archive: str
    quotations: str
    timeline: str
    editions: str
    undated: str
    check: str
    candidates: str
    about: str
    guide: str


class DateArticles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before a date inside a phrase, white space included; empty in languages without."""

    day: str
    elided_days: tuple[int, ...]
    """Days before which the article is shortened."""
    elided: str
    month: str
    year: str


class DateForms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a date is written out, by what is known of it."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    """Monday first."""
    day: str
    weekday_day: str
    month: str
    day_month: str
    span: str
    """``{first}`` and ``{last}`` are written-out days."""
    span_in_month: str
    span_in_year: str
    between: str
    """``{first}`` and ``{last}`` are dates with their articles: the days between which something lies."""
    not_before: str
    """``{date}`` with the article of ``of_articles``."""
    not_after: str
    articles: DateArticles
    of_articles: DateArticles
    undated: str


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Counted things."""

    texts: Plural
    people: Plural
    organisations: Plural
    places: Plural
    topics: Plural
    stories: Plural
    quotations: Plural
    mentions: Plural
    findings: Plural
    words: Plural
    minutes: Plural
    more: Plural
    more_mentions: Plural
    more_quotations: Plural
    dates: Plural
    set_aside: Plural
    candidates: Plural
    unknown_names: Plural
    candidates_left: Plural
    quotations_left: Plural


class Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles of the pages that are not about one thing, and the sentence under each of them."""

    home: str
    archive: str
    people: str
    organisations: str
    places: str
    topics: str
    stories: str
    quotations: str
    timeline: str
    editions: str
    check: str
    candidates: str
    about: str
    guide: str
    undated: str


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of a briefing's fields, for readers."""

    headline: str
    kicker: str
    standfirst: str
    published: str
    published_inferred: str
    bounds: str
    updated: str
    dateline: str
    agencies: str
    bylines: str
    source: str
    url: str
    language: str
    embargo: str
    topics: str
    times: str
    length: str
    seed: str
    fingerprint: str
    encoding: str
    given: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Single words and sentences of the pages; the name says where each stands."""

    latest_text: str
    no_texts: str
    day_unknown: str
    undated_group: str
    more_in_archive: str
    to_check: str
    to_check_all: str
    settled: str
    """Heading of the findings that the desk has settled."""
    nothing_to_check: str
    busiest_people: str
    busiest_organisations: str
    busiest_places: str
    busiest_topics: str
    all_of_them: str
    kind_person: str
    kind_organisation: str
    kind_place: str
    kind_topic: str
    people: str
    organisations: str
    places: str
    names: str
    topics: str
    said: str
    quotations_by: str
    unattributed: str
    unnamed: str
    summary: str
    summary_note: str
    text: str
    boilerplate: str
    embargo_mark: str
    contacts: str
    released: str
    front_matter: str
    panel: str
    panel_note: str
    field: str
    value: str
    basis: str
    how: str
    where: str
    passage: str
    not_stated: str
    inferred: str
    losers: str
    decided_because: str
    roles: str
    roles_stated: str
    roles_known: str
    tenure: str
    """``{since}`` is the first day, ``{until}`` the first one after."""
    tenure_open: str
    known_until: str
    not_checked: str
    knowledge_source: str
    appears_with: str
    appears_with_note: str
    said_of: str
    more_quotations: str
    in_the_texts: str
    on_this_page: str
    also_written: str
    candidates_note: str
    candidate: str
    candidate_row: str
    known_name: str
    maybe: str
    found_by: str
    page_number: str
    see_candidates_guide: str
    unreviewed: str
    unreviewed_note: str
    tentative: str
    government: str
    in_quotation: str
    no_mentions: str
    no_quotations: str
    older: str
    periods: str
    publication: str
    timeline_note: str
    timeline_coming: str
    timeline_coming_note: str
    timeline_coming_mark: str
    timeline_seen: str
    """``{date}`` is a date with the article of ``dates.of_articles``."""
    timeline_seen_undated: str
    timeline_published: str
    timeline_by_person: str
    timeline_by_topic: str
    timeline_by_story: str
    timeline_choice_note: str
    timeline_about: str
    edition_of: str
    edition_week: str
    edition_inferred: str
    edition_inferred_note: str
    edition_inferred_count: str
    edition_alone: str
    editions_note: str
    archive_note: str
    quotations_note: str
    entity_index_note: str
    topic_index_note: str
    empty_index: str
    check_note: str
    check_line: str
    set_aside: str
    guide_findings: str
    see_guide: str
    see_about: str
    opening_mark: str
    closing_mark: str
    separator: str
    source_link: str
    description_text: str
    description_entity: str
    description_topic: str
    archive_of: str
    quotations_of: str
    timeline_of: str
    kind_story: str
    story_tellings: str
    story_agreed: str
    story_differs: str
    story_differs_note: str
    story_development: str
    story_settled: str
    story_later: str
    story_why: str
    story_copy: str
    story_left_out: str
    story_added: str
    story_large_sum: str
    stories_note: str
    description_story: str
    moved: str


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the interface. Owned by the pages; see ``labels.yml`` for each."""

    folders: Folders
    dates: DateForms
    counts: Counts
    titles: Titles
    leads: Titles
    fields: Fields
    words: Words
    basis: dict[str, str]
    """One word per :class:`digest.values.Basis`."""
    basis_note: dict[str, str]
    """What the basis means, in a sentence."""
    precision: dict[str, str]
    """One word per ``PartialDate.precision`` that is less than a full date."""
    severity: dict[str, str]
    headline_kind: dict[str, str]
    quotation_kind: dict[str, str]
    related_kind: dict[str, str]
    difference_kind: dict[str, str]
    """In what tellings of one event differ; ``{about}`` is what, in words of the texts."""
    reasons: dict[str, str]
    """Why two briefings belong together; ``{items}`` are the reason's."""
    bounds: dict[str, str]
    """Why a text was written between two days; ``{0}`` and ``{1}`` are the reason's particulars, ``{when}`` the days."""
    losses: dict[str, str]
    """Why a candidate lost."""
    rules: dict[str, str]
    """What a rule looks at, by the rule's name."""
    speaker_found: dict[str, str]
    """How a speaker was found, by the end of the rule's name (``cue-after-carried``)."""
