"""Two words that lost the space between them ("الروسيفي"): told apart where both halves are known and the whole is not."""

from __future__ import annotations

from functools import cache, lru_cache

from khabar.analyse.text import fold, letters
from khabar.data import load

WORDS_KEPT = 1 << 16
# A name of fewer letters, or another word of fewer, begins too many words by chance.
SHORTEST_NAME = 4
SHORTEST_WORD = 5
SHORTEST_END = 2
LONG_NAME = 6
# Longer runs of letters are no words at all.
LONGEST_PAIR = 40


@cache
def _names() -> frozenset[str]:
    """The names of one word that need nothing else to be safe."""
    known = load("names.json")["arabic"]
    return frozenset(first for first, entries in known.items() if any(not rest and not flag for rest, flag, *_ in entries))


@cache
def _words() -> frozenset[str]:
    lists = load("parties.json")
    return frozenset(lists["common"]) | frozenset(lists["fields"]) | frozenset(lists["heads"])


def _is_known(form: str) -> bool:
    """Whether ``form``, or what is left of it behind one-letter prefixes, is a word that is listed."""
    conjunctions, article = letters().conjunctions, letters().article
    for _ in range(3):
        bare = form.removeprefix(article)
        if form in _words() or form in _names() or (bare in _words() and bare not in _names()):
            return True
        if form[:1] not in conjunctions + letters().prefixes:
            return False
        form = form[1:]
    return False


def _begins(form: str) -> bool:
    """Whether ``form`` can be the first of two words: a name, or a longer listed word."""
    return (len(form) >= SHORTEST_NAME and form in _names()) or (len(form) >= SHORTEST_WORD and _is_known(form))


def _ends(form: str, written: str) -> bool:
    """Whether ``form``, as it is ``written``, can be the second: a link, "and" with a name, or a listed word with the article."""
    links: dict[str, str] = load("text.json")["joined"]
    if form in links:
        return written.startswith(links[form])
    bare = form[1:] if form[:1] in letters().conjunctions + letters().prefixes else form
    if form[:1] in letters().conjunctions and len(bare) >= SHORTEST_WORD and (bare in _names() or second_word(written[1:]) is not None):
        return True
    if not bare.startswith(letters().article) or len(bare) <= SHORTEST_WORD:
        return False
    return _is_known(bare) or second_word(written[len(form) - len(bare) :]) is not None


def _is_pair(first: str, second: str) -> bool:
    """Whether a long safe name and a long listed word stand side by side: "the Kremlin" and "arrest"."""
    return len(first) >= LONG_NAME and first in _names() and len(second) >= SHORTEST_WORD and second in _words()


@lru_cache(maxsize=WORDS_KEPT)
def second_word(word: str) -> int | None:
    """Where the second of two joined words begins in ``word``; None where it is one word."""
    if not SHORTEST_NAME + SHORTEST_END <= len(word) <= LONGEST_PAIR:
        return None
    form = fold(word)
    if _is_known(form):
        return None
    at = len(word)
    for length in range(len(form) - SHORTEST_END, SHORTEST_NAME - 1, -1):
        at = _offset(word, length)
        if _begins(form[:length]) and (_ends(form[length:], word[at:]) or _is_pair(form[:length], form[length:])):
            return at
    return None


def _offset(word: str, count: int) -> int:
    """Where the letter ``count`` (from 0) of the folded word stands in ``word``."""
    at = 0
    for place, sign in enumerate(word):
        if fold(sign):
            if at == count:
                return place
            at += 1
    return len(word)
