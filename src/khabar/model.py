"""The words of the house: frozen records that every stage takes and returns.

Offsets count Unicode code points of ``Article.text`` and ends are exclusive. Days are ``datetime.date``. What is not known is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventType(StrEnum):
    """The sixteen kinds of happening of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @property
    def is_speech_act(self) -> bool:
        """True where uttering it is the act, so that the act itself is judged (codebook, section 5)."""
        return self.name in _SPEECH_ACTS


_SPEECH_ACTS = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"))


class Sector(StrEnum):
    """The part that a party plays in its country."""

    GOV = "GOV"
    MIL = "MIL"
    COP = "COP"
    LEG = "LEG"
    JUD = "JUD"
    PTY = "PTY"
    OPP = "OPP"
    REB = "REB"
    CVL = "CVL"
    MED = "MED"
    BUS = "BUS"
    EDU = "EDU"
    SPY = "SPY"
    IGO = "IGO"
    NGO = "NGO"
    UNK = "UNK"


class Factuality(StrEnum):
    """Whether the text says that it is so. The methods are the algebra of the cues that stand over an event."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    CANCELLED = "cancelled"

    def under_denial(self) -> Factuality:
        """What becomes of it under "denied that" or "there is no": what was called off stays so."""
        return self if self is Factuality.CANCELLED else Factuality.DENIED

    def under_doubt(self) -> Factuality:
        """What becomes of it under "may", "if" or "is expected to": only what stood as so or planned is weakened."""
        return Factuality.POSSIBLE if self in (Factuality.HAPPENED, Factuality.PLANNED) else self

    def under_plan(self) -> Factuality:
        """What becomes of it under "will", "intends to" or "is due to"."""
        return Factuality.PLANNED if self is Factuality.HAPPENED else self

    def under_cancellation(self) -> Factuality:
        """What becomes of it under "called off" or "put off"."""
        return Factuality.CANCELLED


class Precision(StrEnum):
    """How finely an expression of time places its interval."""

    DAY = "day"
    WEEK = "week"
    PART = "part"  # a third of a month, an end of a year
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    OPEN = "open"  # "later", "soon": cannot be placed


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (inclusive) to ``end`` (exclusive) of an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True where the two share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True where ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words that it marks in ``text``."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says. ``published`` is the outlet's day, ``published_by`` names the method that found it."""

    id: str
    title: str
    body: str  # paragraphs divided by blank lines
    outlet: str = ""
    url: str | None = None
    language: str = "ar"
    published: date | None = None
    published_by: str | None = None
    standfirst: str | None = None

    @property
    def text(self) -> str:
        """Title, a blank line, body: what every offset counts in."""
        return f"{self.title}\n\n{self.body}"


@dataclass(frozen=True, slots=True)
class Party:
    """A person, office, body, group or country in a role. ``country`` is ISO 3166-1 alpha-3, ``IGO``, ``NGO`` or None."""

    text: str  # the fullest form in the article
    country: str | None
    sector: Sector
    name: str | None = None  # the name as the list of names spells it
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article names a party; mentions of one party share ``chain``."""

    span: Span
    party: Party
    chain: int
    rule: str


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both inclusive, None where the expression cannot be placed, and where it stands."""

    span: Span
    start: date | None
    end: date | None
    precision: Precision
    rule: str
    anchor: date | None = None  # the day from which a relative expression was counted


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names; degrees north and east, None where they are not known."""

    span: Span
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with what it counts. ``low == high`` for a single number; None on an open side ("at least", "up to")."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None  # what is counted: person, soldier, flight, km, USD, percent ...; None where the text leaves it out
    kind: str | None  # what became of it: killed, wounded, detained ...; None where the text does not tell
    hedge: str | None  # about, more-than, less-than, at-least, up-to, tens, hundreds, thousands, several ...
    per: str | None  # day, week, month, year for a rate
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of speech. ``via`` is the chain that carried it, outermost last."""

    content: Span
    cue: Span
    speaker: Party | None
    direct: bool
    rule: str
    hearer: Party | None = None
    via: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One happening, told by one article on someone's word (codebook.md). ``id`` is a hash of article, type, parties, day and status."""

    id: str
    event: EventType
    mode: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: When | None
    place: Place | None
    factuality: Factuality
    factuality_cue: Span | None  # the words that gave it; None where it is the plain past
    speaker: Party | None
    via: tuple[Party, ...]
    trigger: Span
    evidence: tuple[Span, ...]  # the sentences that tell it
    quantities: tuple[Quantity, ...]
    rule: str
    confidence: float | None = None  # the probability that it is told and its parties are right; None where it was not judged


@dataclass(frozen=True, slots=True)
class Coded:
    """An article with all that was read out of it by one version of the coder."""

    article: Article
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A report as the store holds it: with its article, its sentences' words and its three clocks (``report.when`` is the first)."""

    report: Report
    article: Article
    published: date | None
    learned: datetime  # UTC
    sentences: tuple[str, ...]  # the words of report.evidence

    @property
    def told(self) -> date:
        """The day that the published clock goes by: that of publication, or the one on which it was learned."""
        return self.published or self.learned.date()


@dataclass(frozen=True, slots=True)
class Event:
    """The happening itself: what its tellings agree on. ``status`` is the latest that they support.

    ``voices`` counts the outlets that tell it in words of their own: a copy of another's article is no voice.
    """

    id: str
    event: EventType
    mode: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: When | None
    place: Place | None
    status: Factuality
    tellings: tuple[Telling, ...]
    voices: int

    @property
    def articles(self) -> int:
        """How many articles tell it, copies included."""
        return len({telling.article.id for telling in self.tellings})


@dataclass(frozen=True, slots=True)
class Brief:
    """An event in the few words that counting needs. Days are the event's own, None where unknown; ``told`` is its first telling's."""

    id: str
    event: EventType
    mode: str | None
    start: date | None
    end: date | None
    told: date
    status: Factuality
    articles: int
    voices: int


@dataclass(frozen=True, slots=True)
class Question:
    """Will an event of this kind between these parties fall in (as_of, by]?"""

    actor: str  # country code
    recipient: str
    event: EventType
    mode: str | None
    as_of: date
    by: date
    persons: tuple[str, ...] = ()  # names that both tellings must carry; empty for the countries at large


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rate rests on: events that happened on known days, of so many pairs, in so many days; ``per_year`` for one pair."""

    events: int
    pairs: int
    days: int
    per_year: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that moved a forecast: its kind, by what factor of the rate, and the reports (and counts) that it rests on."""

    kind: str  # history, or the status of a report: planned_in_window, planned, possible, denied, cancelled
    factor: float
    tellings: tuple[Telling, ...]
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """The answer to a question: probabilities from 0 to 1; the interval is the central 80%."""

    question: Question
    probability: float
    interval: tuple[float, float]
    base_rate: float
    base_rate_basis: Basis
    reasons: tuple[Reason, ...]
