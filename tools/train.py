"""Train the models that decide where grammar ends, and write them to resources/models.

    tools/train.py SHARED              train on SHARED/gold and on resources/training, write the models
    tools/train.py SHARED --measure F  write nothing but F: every gold article coded by models that never saw it

The gold articles that are kept apart are never trained on. The same input gives the same models.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from training.crossfit import crossfit, prepare  # noqa: E402
from training.examples import read_examples  # noqa: E402
from training.gold import GoldArticle, read_coded, read_gold  # noqa: E402

from khabar.analyse.events import find_events  # noqa: E402
from khabar.analyse.pipeline import read_scene  # noqa: E402
from khabar.analyse.scoring import Models  # noqa: E402
from khabar.export.jsonl import coded_line  # noqa: E402
from khabar.model import Article, Coded  # noqa: E402

MODELS = ROOT / "resources" / "models"
CODED = ROOT / "resources" / "training" / "reports.jsonl"


def code_with(gold: GoldArticle, models: Models) -> str:
    """A line of JSON: the article coded by ``models``."""
    article = Article(gold.id, gold.title, gold.body, published=gold.published)
    scene, parts = read_scene(article, models)
    reports = find_events(article, scene, parts.places, parts.quantities)
    return coded_line(
        Coded(article, parts.sentences, parts.mentions, parts.times, parts.places, parts.quantities, parts.statements, reports)
    )


def main() -> int:
    """Train, then write the models or what they give."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with gold/ and corpora/")
    parser.add_argument("--measure", type=Path, metavar="FILE", help="write the gold articles, each coded by models that never saw it")
    arguments = parser.parse_args()
    gold = read_gold(arguments.shared / "gold", held_out=False)
    more = read_coded(CODED, arguments.shared / "corpora" / "articles.jsonl.gz") if CODED.exists() else []
    examples = read_examples(ROOT / "resources" / "ar" / "events")
    print(f"{len(gold)} gold articles, {len(more)} more, {len(examples)} examples of frames", file=sys.stderr)
    whole, by_fold, fold_of = crossfit([prepare(article) for article in (*gold, *more, *examples)])
    if arguments.measure:
        lines = [code_with(article, by_fold[fold]) for article, fold in zip(gold, fold_of, strict=False)]
        lines += [code_with(article, whole) for article in read_gold(arguments.shared / "gold", held_out=True)]
        arguments.measure.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return 0
    MODELS.mkdir(parents=True, exist_ok=True)
    for name, weights in whole.items():
        (MODELS / f"{name}.json").write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(", ".join(f"{name} {len(weights)}" for name, weights in whole.items()), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
