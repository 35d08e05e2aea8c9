"""Forms of Arabic verbs, event nouns and participles, made when the lexicon is compiled.

Entries are written in good normal spelling; forms come folded, because that is how words are compared. Nothing here cuts or adds
the one-letter prefixes: the reader of a text does that. Shapes are listed in docs/decisions/events-lexicon.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from khabar.analyse.text import fold

Forms = list[tuple[str, str]]

PRONOUNS = {"h": "ه", "ha": "ها", "hm": "هم", "hma": "هما", "na": "نا"}
DOUBLED = "\u0651"  # the mark of a doubled letter
SHORT_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0652"
ARTICLE = "ال"
PLURAL = "#p"
CONSTRUCT = "_"
# Behind these the words of an entry stay as they are.
PREPOSITIONS = frozenset({"إلى", "على", "في", "من", "عن", "مع", "بين", "ضد", "حول"})


def _bare(word: str) -> str:
    """``word`` without its vowel marks and doubling."""
    return "".join(letter for letter in word if letter not in SHORT_VOWELS and letter != DOUBLED)


def _unique(forms: Iterator[tuple[str, str]]) -> Forms:
    """The forms folded, each pair once, in order."""
    return list(dict.fromkeys((fold(form), shape) for form, shape in forms))


# --- verbs ---------------------------------------------------------------------------------------------------------------


def _present_of(past: str) -> str:
    """The present of a past whose pattern shows: forms III to X, and II where its doubling is written. ValueError otherwise."""
    bare = _bare(past)
    weak, hollow = bare[-1] in "ىا", len(bare) > 3 and bare[-2] == "ا"
    body = bare[:-1] + "ي" if weak else bare
    if bare.startswith("است") and len(bare) > 4:
        return "ي" + (body[1:-2] + "ي" + body[-1] if hollow else body[1:])
    if bare.startswith("ت") and len(bare) > 3:
        return "ي" + (bare[:-1] + "ى" if weak else bare)
    if bare.startswith("أ") and len(bare) > 2:
        return "ي" + (body[1:-2] + "ي" + body[-1] if hollow else body[1:])
    if bare.startswith("ا") and len(bare) > 3:
        return "ي" + body[1:]
    if (bare[1:2] == "ا" and len(bare) > 3) or DOUBLED in past[:-1]:
        return "ي" + body
    raise ValueError(f"{past}: the present must be written too, as past/present")


def _with_pronouns(stem: str, shape: str) -> Iterator[tuple[str, str]]:
    for name, pronoun in PRONOUNS.items():
        yield stem + pronoun, f"{shape}+{name}"


def _past_forms(past: str) -> Iterator[tuple[str, str]]:
    bare, last = _bare(past), _bare(past)[-1]
    if last in "ىا":
        body = bare[:-1]
        feminine, plural, dual, before_pronoun = body + "ت", body + "و", body + ("يا" if last == "ى" else "وا"), body + "ا"
        we = body + ("ينا" if last == "ى" else "ونا")
    elif last == "ي":
        feminine, plural, dual, before_pronoun, we = bare + "ت", bare[:-1] + "و", bare + "ا", bare, bare + "نا"
    else:
        feminine, plural, dual, before_pronoun = bare + "ت", bare + "و", bare + "ا", bare
        we = _we_of_sound(past)
    yield bare, "past:m"
    yield from _with_pronouns(before_pronoun, "past:m")
    yield feminine, "past:f"
    yield from _with_pronouns(feminine, "past:f")
    yield plural + "ا", "past:p"
    yield from _with_pronouns(plural, "past:p")
    yield dual, "past:d"
    yield feminine + "ا", "past:d"
    if we:
        yield we, "past:we"


def _we_of_sound(past: str) -> str:
    """The first person plural of a past with a sound last letter; empty where hollow and hamzated (جاء)."""
    bare = _bare(past)
    if past.endswith(DOUBLED):
        return bare + bare[-1] + "نا"
    if bare[-1] == "ء":
        return ""
    stem = bare[:-2] + bare[-1] if bare[-2] == "ا" else bare
    return stem + ("ا" if stem[-1] == "ن" else "نا")


def _present_stems(present: str) -> tuple[str, str, str, str]:
    """Without the prefix letter: the stem alone, before a plural ending, before a dual ending, before a pronoun."""
    stem = _bare(present)[1:]
    if stem[-1] in "ويى" and len(stem) > 1:
        plural = stem[:-1]
        before_pronoun = plural + "ا" if stem[-1] == "ى" else stem
        return stem, plural, plural + ("ي" if stem[-1] == "ى" else stem[-1]), before_pronoun
    return stem, stem, stem, stem


def _short_stem(present: str) -> str:
    """The stem after لم and لا of command, where it is written otherwise than the plain one; else empty."""
    stem = _bare(present)[1:]
    if stem[-1] in "ويى":
        return stem[:-1]
    if len(stem) > 2 and stem[-2] in "اوي" and stem[-1] != "ء" and not present.endswith(DOUBLED):
        return stem[:-2] + stem[-1]
    return ""


def _first_person(stem: str) -> str:
    return "آ" + stem[1:] if stem[0] == "أ" else "أ" + stem


def _present_forms(present: str) -> Iterator[tuple[str, str]]:
    """The forms of the indicative; ``present`` is the third person masculine."""
    stem, plural, dual, before_pronoun = _present_stems(present)
    for letter, person in (("ي", "m"), ("ت", "f")):
        yield letter + stem, f"present:{person}"
        yield from _with_pronouns(letter + before_pronoun, f"present:{person}")
        yield letter + dual + "ان", "present:d"
    yield "ي" + plural + "ون", "present:p"
    yield from _with_pronouns("ي" + plural + "ون", "present:p")
    yield "ن" + stem, "present:we"
    yield _first_person(stem), "present:i"


def _bound_forms(present: str) -> Iterator[tuple[str, str]]:
    """What differs after أن, لن, ل and لم."""
    _, plural, _, _ = _present_stems(present)
    yield "ي" + plural + "وا", "present:p"
    short = _short_stem(present)
    if short:
        yield "ي" + short, "present:m"
        yield "ت" + short, "present:f"


def verb_forms(entry: str) -> Forms:
    """Folded forms of the verb ``past/present`` (third person masculine, normal spelling) with their shapes.

    Shapes are ``past:``, ``present:`` and ``future:`` with m, f, p, d, we, i, then ``+h``, ``+ha``, ``+hm``, ``+hma``, ``+na``
    for a pronoun object. The present may be left out where the pattern shows it. A doubled last letter wants its mark (ردّ).
    Raises ValueError for an entry that is no such pair.
    """
    past, _, present = entry.partition("/")
    if len(_bare(past)) < 2:
        raise ValueError(f"{entry}: no verb")
    present = present or _present_of(past)
    if not present.startswith("ي") or len(_bare(present)) < 3:
        raise ValueError(f"{entry}: the present must be the third person masculine")
    indicative = list(_present_forms(present))

    def every() -> Iterator[tuple[str, str]]:
        yield from _past_forms(past)
        yield from indicative
        yield from _bound_forms(present)
        for form, shape in indicative:
            yield "س" + form, shape.replace("present", "future", 1)

    return _unique(every())


# --- nouns ---------------------------------------------------------------------------------------------------------------


def _takes_alif(word: str) -> bool:
    """True where the indefinite accusative is written with an alif."""
    return not (word[-1] in "ةىاأ" or word.endswith(("اء", "ات")))


def _before_pronoun(word: str) -> tuple[str, ...]:
    """How ``word`` is written before a pronoun: the seat of a last hamza follows its case."""
    if word[-1] == "ة":
        return (word[:-1] + "ت",)
    if word[-1] == "ى":
        return (word[:-1] + "ا",)
    if word[-1] == "ء":
        return word, word[:-1] + "ئ", word[:-1] + "ؤ"
    return (word,)


def _inflect_noun(word: str, is_plural: bool) -> Iterator[tuple[str, str]]:
    bare, name = _bare(word), "noun:p" if is_plural else "noun"
    if is_plural and bare.endswith("ون"):
        for ending in ("ون", "ين"):
            yield bare[:-2] + ending, name
            yield ARTICLE + bare[:-2] + ending, f"{name}:al"
        return
    yield bare, name
    yield ARTICLE + bare, f"{name}:al"
    if _takes_alif(bare):
        yield bare + "ا", name
    stems = _before_pronoun(bare)
    for stem in stems:
        yield from _with_pronouns(stem, name)
    if not is_plural:
        dual = bare[:-1] + "ي" if bare[-1] == "ى" else stems[0]
        for ending in ("ان", "ين"):
            yield dual + ending, "noun:d"
            yield ARTICLE + dual + ending, "noun:d:al"


def _inflect_phrase(head: str, rest: list[str], is_plural: bool) -> Iterator[tuple[str, str]]:
    """A noun with adjectives that agree with it, or with words that stay as they are."""
    if rest[0].startswith(ARTICLE):  # a construct: nothing changes
        yield " ".join([head, *rest]), "noun:p" if is_plural else "noun"
        return
    for form, shape in _inflect_noun(head, is_plural):
        is_definite = shape.endswith(":al") or "+" in shape
        if ":d" in shape:
            continue
        if rest[0] in PREPOSITIONS:
            tail = rest
        elif is_definite:
            tail = [ARTICLE + word for word in rest]
        else:
            has_alif = form == _bare(head) + "ا"
            tail = [word + "ا" if has_alif and _takes_alif(word) else word for word in rest]
        yield " ".join([form, *tail]), shape


def noun_forms(entry: str) -> Forms:
    """Folded forms of an event noun with their shapes.

    ``entry`` is a noun (زيارة), a plural marked so (زيارات#p), a noun with adjectives or with a preposition (اتصال هاتفي,
    دعوة إلى زيارة), or a construct joined by ``_`` whose last word alone changes (إطلاق_سراح). Shapes are ``noun``, ``noun:p``
    and ``noun:d`` with ``:al`` for the article and ``+h`` and so on for a pronoun.
    """
    is_plural = entry.endswith(PLURAL)
    phrase = entry.removesuffix(PLURAL)
    if CONSTRUCT in phrase:
        head, _, last = phrase.rpartition(CONSTRUCT)
        fixed = head.replace(CONSTRUCT, " ")
        return _unique((f"{fixed} {form}", shape) for form, shape in _inflect_noun(last, is_plural) if ":d" not in shape)
    head, *rest = phrase.split(" ")
    return _unique(_inflect_phrase(head, rest, is_plural) if rest else _inflect_noun(head, is_plural))


def participle_forms(entry: str) -> Forms:
    """Folded forms of a participle (متوجه; a weak one with its ya, داعي).

    Shapes are ``participle:`` with m, f, p, then ``:al`` for the article.
    """
    word = _bare(entry)
    is_weak = word[-1] == "ي"
    stem = word[:-1] if is_weak else word

    def every() -> Iterator[tuple[str, str]]:
        masculine = [word, word + "ا"] + ([stem] if is_weak else [])
        for forms, shape in (
            (masculine, "participle:m"),
            ([word + "ة"], "participle:f"),
            ([stem + "ين", stem + "ون", word + "ات"], "participle:p"),
        ):
            for form in forms:
                yield form, shape
                if not form.endswith("ا"):
                    yield ARTICLE + form, f"{shape}:al"

    return _unique(every())
