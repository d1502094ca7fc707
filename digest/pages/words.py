"""Values in the words of the site's language: dates, counts, bases, rules, reasons, findings. Makes no markup."""

from __future__ import annotations

import calendar

from babel import Locale

from digest.findings import Finding
from digest.lang.labels import DateArticles, DateForms
from digest.lang.pack import InterfacePack
from digest.lang.wording import Worded, word_finding
from digest.story_model import Reason
from digest.values import Bound, DateBounds, DateRange, PartialDate


class Wording:
    """How one interface language says things."""

    def __init__(self, interface: InterfacePack) -> None:
        self.code = interface.code
        self.labels = interface.labels
        self.findings = interface.findings
        self._interface = interface

    def date(self, date: PartialDate, *, weekday: bool = False) -> str:
        """``6 novembre 2025``, ``ottobre 2022``, ``2022``, ``7 marzo``: exactly as precise as the date."""
        return date_words(date, self.labels.dates, weekday=weekday)

    def of_date(self, date: PartialDate) -> str:
        """A date behind a noun: ``del 6 novembre 2025``, ``dell’8 marzo``, ``di maggio 2024``."""
        return _article(date, self.labels.dates.of_articles) + self.date(date)

    def when(self, when: PartialDate | DateRange) -> str:
        """A date or a range of days written out."""
        return self.date(when) if isinstance(when, PartialDate) else self.range(when)

    def range(self, span: DateRange) -> str:
        """``12-13 ottobre 2022``; a whole month or year by its name, one day alone as a day."""
        first, last = span.earliest, span.latest
        forms = self.labels.dates
        if first == last:
            return self.date(PartialDate.of(first))
        if (first.year, first.month, first.day) == (last.year, last.month, 1):
            month_end = calendar.monthrange(last.year, last.month)[1]
            if last.day == month_end:
                return self.date(PartialDate(first.year, first.month))
        whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if whole_years and first.year != last.year:
            return forms.span.format(first=first.year, last=last.year)
        if first.year == last.year:
            if whole_years:
                return self.date(PartialDate(first.year))
            if first.month == last.month:
                return forms.span_in_month.format(first=first.day, last=last.day, month=forms.months[first.month - 1], year=first.year)
            short = PartialDate(None, first.month, first.day), PartialDate(None, last.month, last.day)
            return forms.span_in_year.format(first=self.date(short[0]), last=self.date(short[1]), year=first.year)
        return forms.span.format(first=self.date(PartialDate.of(first)), last=self.date(PartialDate.of(last)))

    def bounds(self, bounds: DateBounds) -> str:
        """``tra il 6 e l’11 ottobre 2022``, ``non prima del 2024``; as precise as each end, and one day, month or year alone as such."""
        return self._between(bounds.earliest, bounds.latest)

    def bound(self, bound: Bound) -> str:
        """A reason for bounds, with the days that follow from it."""
        pattern = self.labels.bounds.get(bound.code, bound.code.replace("-", " "))
        items = [self._item(item) for item in bound.items]
        whole = bound.earliest == bound.latest and bound.earliest is not None
        when = self.date(bound.earliest) if whole and bound.earliest else self._between(bound.earliest, bound.latest)
        return pattern.format(*items, "", "", when=when)

    def _between(self, first: PartialDate | None, last: PartialDate | None) -> str:
        forms = self.labels.dates
        if first is not None and last is not None:
            one, other = first.range, last.range
            if one is not None and other is not None and (first == last or self._is_period(DateRange(one.earliest, other.latest))):
                return self.range(DateRange(one.earliest, other.latest))
            if one is not None and other is not None and (first.year, first.month) == (last.year, last.month) and first.month:
                first, last = PartialDate.of(one.earliest), PartialDate.of(other.latest)
            shown = first
            article = _article(first, forms.articles)
            words = self.date(first)
            if first.precision == last.precision == "day" and first.year == last.year:
                shown = PartialDate(None, first.month, first.day)
                words = str(first.day) if first.month == last.month else self.date(shown)
            return forms.between.format(first=article + words, last=_article(last, forms.articles) + self.date(last))
        if first is not None:
            return forms.not_before.format(date=_article(first, forms.of_articles) + self.date(first))
        return forms.not_after.format(date=_article(last, forms.articles) + self.date(last)) if last is not None else ""

    def _is_period(self, span: DateRange) -> bool:
        """Whether a range is a whole month or year, which has a name."""
        first, last = span.earliest, span.latest
        if first.year != last.year or first.day != 1:
            return False
        whole_month = first.month == last.month and last.day == calendar.monthrange(last.year, last.month)[1]
        return whole_month or (first.month, last.month, last.day) == (1, 12, 31)

    def _item(self, item: str) -> str:
        """A particular of a reason: dates written out, everything else as it is."""
        try:
            ends = [PartialDate.from_iso(part) for part in item.split("/")]
        except ValueError:
            return item
        spans = [end.range for end in ends]
        if len(spans) == 2 and spans[0] is not None and spans[1] is not None:
            return self.range(DateRange(spans[0].earliest, spans[1].latest))
        return self.date(ends[0]) if len(ends) == 1 and len(item) > 4 else item

    def period(self, period: str | None) -> str:
        """The words for ``2025-11``, ``2025`` or None (undated)."""
        return self.labels.dates.undated if period is None else self.date(PartialDate.from_iso(period))

    def rule(self, rule: str) -> str:
        """What a rule looks at; the rule's own name in plain words when the pack has none."""
        base, _, found = rule.rpartition("-")
        if rule not in self.labels.rules and found in self.labels.speaker_found:
            return f"{self.rule(base)}, {self.labels.speaker_found[found]}"
        return self.labels.rules.get(rule) or rule.replace("-", " ")

    def loss(self, reason: str) -> str:
        """Why a candidate lost; empty when no reason is known."""
        return self.labels.losses.get(reason) or reason.replace("-", " ")

    def reasons(self, reasons: tuple[Reason, ...]) -> str:
        """Why two briefings belong together, strongest reason first."""
        parts = []
        for reason in reasons:
            pattern = self.labels.reasons.get(reason.code, reason.code.replace("-", " "))
            parts.append(pattern.replace("{items}", ", ".join(reason.items)))
        return "; ".join(parts)

    def language(self, code: str) -> str:
        """The name of a language, as CLDR has it; its code when that has none."""
        name: str = Locale(self.code).languages.get(code, code)
        return name

    def finding(self, finding: Finding) -> Worded:
        """A finding in words."""
        return word_finding(finding, self._interface)


def _article(date: PartialDate, articles: DateArticles) -> str:
    if date.day is not None:
        return articles.elided if date.day in articles.elided_days else articles.day
    return articles.month if date.month is not None else articles.year


def date_words(date: PartialDate, forms: DateForms, *, weekday: bool = False) -> str:
    """A partial date written out in the forms of a language; the weekday only where the day is known."""
    month = forms.months[date.month - 1] if date.month else ""
    if date.precision == "day":
        assert date.year is not None and date.month is not None and date.day is not None
        name = forms.weekdays[calendar.weekday(date.year, date.month, date.day)]
        return (forms.weekday_day if weekday else forms.day).format(weekday=name, day=date.day, month=month, year=date.year)
    if date.precision == "month":
        return forms.month.format(month=month, year=date.year)
    if date.precision == "day_month":
        return forms.day_month.format(day=date.day, month=month)
    return str(date.year) if date.year is not None else month
