"""The generator: reproducible, true to what it says, and hard enough to be worth linking."""

from __future__ import annotations

from collections import Counter

from tests.generated.corpus import generate, truth_of

TEXTS = list(generate(600))


def test_the_same_seed_gives_the_same_texts_and_another_seed_others() -> None:
    """A corpus is named by its size and seed; a smaller one is the beginning of a larger one."""
    assert list(generate(100)) == TEXTS[:100]
    assert [text.text for text in generate(20, seed=2)] != [text.text for text in TEXTS[:20]]


def test_names_are_unique_and_no_slot_stays_open() -> None:
    """Every text can be a file, and every template was filled."""
    assert len({text.name for text in TEXTS}) == len(TEXTS)
    assert not [text.name for text in TEXTS if "{" in text.text or "}" in text.text]


def test_the_truth_covers_stories_singles_copies_and_undated_texts() -> None:
    """About half of the events are told once, some by many; there are copies, undated texts, errors, and later events of one matter."""
    truth = truth_of(TEXTS)
    sizes = Counter(min(len(members), 4) for members in truth["events"].values())

    assert sizes[1] > sizes[2] > 0
    assert sizes[4] > 0
    assert all(truth[key] for key in ("copies", "undated", "wrong", "matters"))


def test_copies_name_the_text_they_were_taken_from() -> None:
    """A copy of a copy names the first text; verbatim and changed copies both occur."""
    by_name = {text.name: text for text in TEXTS}
    copies = [(text, by_name[text.copy_of]) for text in TEXTS if text.copy_of]

    assert all(original.copy_of is None for _, original in copies)
    assert any(copy.text == original.text for copy, original in copies)
    assert any(copy.text != original.text for copy, original in copies)


def test_names_follow_a_zipf_law() -> None:
    """The commonest surname stands in many stories, most surnames in one."""
    speakers = Counter(line.split(",")[-2].split()[-1] for text in TEXTS for line in text.text.split(". ") if line.count(",") > 1)

    assert speakers.most_common(1)[0][1] > 5 * sorted(speakers.values())[len(speakers) // 2]
