"""Synthetic corpora: the same every time, and nothing of the seeds' places and numbers left as it was."""

from __future__ import annotations

import random
import re
from pathlib import Path

from flows.evaluate.growth import find_notes
from flows.evaluate.synthetic import make_text, read_patterns, write_corpus

PATTERNS = ["On 12 June, ISIL seized Mosul, killing 1,700 soldiers in 2014, and ISIL left Mosul."]


def test_the_same_seed_gives_the_same_corpus(tmp_path):
    for name, seed in {"one": 1, "again": 1, "other": 2}.items():
        write_corpus(tmp_path / name, 3, 2, seed)
    texts = {path.name: [file.read_text("utf-8") for file in sorted(path.rglob("*.txt"))]
             for path in tmp_path.iterdir()}  # fmt: skip
    assert texts["one"] == texts["again"] != texts["other"]
    assert len(set(texts["one"])) == 3


def test_words_of_one_list_are_exchanged_throughout_a_text():
    text = make_text(PATTERNS, 1, random.Random(3)).split(" - ")[1]
    pattern = r"On \d+ (\w+), (.+) seized (.+), killing [\d,]+ \w+ in 2014, and \2 left \3\."
    assert re.fullmatch(pattern, text.strip())


def test_the_patterns_are_the_sentences_of_the_seeds():
    patterns = read_patterns(Path("seeds"))
    assert len(patterns) > 200


def test_what_people_wrote_below_the_table_of_growth_stays(tmp_path):
    page = tmp_path / "SCALE.md"
    assert find_notes(page) == ""
    page.write_text(
        "# How a build grows\n\n| old |\n\n## Larger corpora\n\nA note.\n\n## More\n", encoding="utf-8"
    )
    assert find_notes(page) == "\n## Larger corpora\n\nA note.\n\n## More\n"
