"""Which pages there are. To add a kind of page, write a function from Site to PageViews and put it here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digest.pages.briefing_view import briefing_pages
from digest.pages.candidate_views import candidate_pages
from digest.pages.check_view import check_page
from digest.pages.corpus_views import quotation_pages
from digest.pages.edition_views import edition_pages
from digest.pages.entity_views import entity_indexes, entity_pages
from digest.pages.front_views import archive_pages, home_page
from digest.pages.prose_views import about_page, guide_page
from digest.pages.site import PageView, Site
from digest.pages.story_views import story_pages
from digest.pages.timeline_views import chosen_timeline_pages, timeline_pages
from digest.pages.topic_views import topic_pages

View = Callable[[Site], Iterator[PageView]]

VIEWS: tuple[View, ...] = (
    home_page,
    briefing_pages,
    archive_pages,
    entity_indexes,
    entity_pages,
    topic_pages,
    story_pages,
    quotation_pages,
    timeline_pages,
    chosen_timeline_pages,
    edition_pages,
    check_page,
    candidate_pages,
    about_page,
    guide_page,
)
