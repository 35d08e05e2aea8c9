"""How words are cut and sentences ended."""

from datetime import date

from khabar.analyse.sentences import find_sentences
from khabar.analyse.tokens import find_tokens


def check_example(text: str, day: date | None) -> list[tuple[str, str]]:
    """The readings of each word, and the sentences."""
    readings = [
        ("clitics", " ".join(f"{reading.proclitics}+{reading.form}".lstrip("+") for reading in token.readings))
        for token in find_tokens(text)
    ]
    return [*readings, ("sentences", " | ".join(span.of(text) for span in find_sentences(text)))]
