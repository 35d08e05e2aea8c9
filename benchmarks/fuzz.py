"""Coverage-guided fuzzing of the whole analysis: no bytes make it fail, and every span lies inside the text.

pip install atheris
python benchmarks/fuzz.py -max_total_time=60 -max_len=4000
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["khabar.analyse"]):
    from khabar.analyse.pipeline import code_article
    from khabar.model import Article

# Half of the runs read bytes as letters of Arabic, marks, signs and joiners; the others as UTF-8, so that anything comes.
LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآءئؤةى\u064b\u0651\u0640\u200c\u200d\u200f\u202b0123456789٠١٢ .،؛:؟!"«»“”()[]-/\n\tabXY'


def check(data: bytes) -> None:
    """Code one text; raises where a span lies outside it."""
    if data[:1] and data[0] % 2:
        body = "".join(LETTERS[byte % len(LETTERS)] for byte in data[1:])
    else:
        body = data[1:].decode("utf-8", "surrogateescape")
    coded = code_article(Article("fuzz", "", body))
    length = len(coded.article.text)
    spans = [*(r.trigger for r in coded.reports), *(m.span for m in coded.mentions), *(t.span for t in coded.times), *coded.sentences]
    assert all(0 <= span.start < span.end <= length for span in spans)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
