"""How well damaged text is repaired, beside ftfy: its own cases, and damage made on purpose."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ftfy
import yaml

from flows.repair import repair_text

DATA = Path(__file__).parents[2] / "tests" / "data" / "repair"
READINGS = {
    "windows-1252": "sloppy-windows-1252",
    "latin-1": "latin-1",
    "windows-1250": "sloppy-windows-1250",
    "windows-1251": "sloppy-windows-1251",
    "windows-1254": "sloppy-windows-1254",
    "windows-1256": "windows-1256",
    "mac-roman": "mac-roman",
    "cp437": "cp437",
}
DAMAGES = ("once", "twice", "byte lost", "byte replaced")
PLACES = ("alone", "clean text", "damaged text")
_TIMES = {"once": 1, "twice": 2, "byte lost": 1, "byte replaced": 1}
_NO_CLEAN_UP = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_terminal_escapes=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)

Mender = Callable[[str], str]


def ours(text: str) -> str:
    """The text as this project repairs it."""
    return repair_text(text)[0]


def theirs(text: str) -> str:
    """The text as ftfy repairs it, its clean-ups that have nothing to do with encodings left out."""
    return ftfy.fix_text(text, _NO_CLEAN_UP)


MENDERS: dict[str, Mender] = {"ours": ours, "ftfy": theirs}


@dataclass(frozen=True, slots=True)
class Case:
    """A damaged text; what stood before, in and after the one character whose byte was destroyed, if any."""

    language: str
    column: tuple[str, str, str]
    raw: str
    before: str
    after: str = ""
    whole: bool = True

    def mended(self, text: str) -> bool:
        """Whether everything that can be known came back."""
        if self.whole:
            return text == self.before
        return text.startswith(self.before) and text.endswith(self.after)


def score_repair(bench_file: Path) -> dict[str, Counter[str]]:
    """For each group of ftfy's cases how many there are and how many each mender passes."""
    scores: dict[str, Counter[str]] = {}
    for line in bench_file.read_text("utf-8").strip("\n").split("\n"):
        case = json.loads(line)
        score = scores.setdefault(case["id"].split(":")[1], Counter())
        score["cases"] += 1
        for name, mend in MENDERS.items():
            score[name] += passes(case["gold"], mend(case["text"]))
    return scores


def passes(gold: dict[str, Any], fixed: str) -> bool:
    """Whether a repair is the expected one, after ftfy's other clean-ups where only that text is given."""
    if gold["fixed-encoding"]:
        return fixed == str(gold["fixed-encoding"])
    return gold["fixed"] in (fixed, ftfy.fix_text(fixed, fix_encoding=False))


def read_languages(path: Path) -> dict[str, list[str]]:
    """The clean sentences of each language."""
    return {row["language"]: row["sentences"] for row in yaml.safe_load(path.read_text("utf-8"))}


def damage(text: str, codec: str, times: int) -> str:
    """The text after its UTF-8 was read in another encoding, so many times."""
    for _ in range(times):
        text = text.encode("utf-8").decode(codec)
    return text


def make_cases(languages: dict[str, list[str]], step: int = 1) -> Iterator[Case]:
    """Every recoverable case of the suite, or each `step`-th."""
    surroundings = "\n".join(languages["English"][3:])
    number = 0
    for name, codec in READINGS.items():
        for kind in DAMAGES:
            for language, sentence in every_sentence(languages):
                for place in PLACES:
                    number += 1
                    if number % step == 0:
                        yield from make_case(language, sentence, (name, kind, place), codec, surroundings)


def every_sentence(languages: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Each sentence with its language."""
    return ((language, sentence) for language, sentences in languages.items() for sentence in sentences)


def make_case(
    language: str, sentence: str, column: tuple[str, str, str], codec: str, around: str
) -> Iterator[Case]:
    """The case of one sentence in one column, if there is anything to recover."""
    _, kind, place = column
    left, right = frame(place, codec, around)
    clean = around + "\n" if place != "alone" else ""
    tail = "\n" + around if place != "alone" else ""
    if kind in ("once", "twice"):
        raw = damage(sentence, codec, _TIMES[kind])
        if is_recoverable(sentence, raw, place):
            yield Case(language, column, left + raw + right, clean + sentence + tail)
        return
    marked = [at for at, char in enumerate(sentence) if char > "\x7f"]
    if len(marked) > 1:
        at = marked[len(marked) // 2]
        lost = damage(sentence[at], codec, 1)[:-1] + ("\ufffd" if kind == "byte replaced" else "")
        raw = damage(sentence[:at], codec, 1) + lost + damage(sentence[at + 1 :], codec, 1)
        yield Case(
            language,
            column,
            left + raw + right,
            clean + sentence[:at],
            sentence[at + 1 :] + tail,
            whole=False,
        )


def frame(place: str, codec: str, around: str) -> tuple[str, str]:
    """What stands before and after the sentence: nothing, clean text, or text damaged in another way."""
    if place == "alone":
        return "", ""
    other = READINGS["mac-roman" if codec == READINGS["windows-1252"] else "windows-1252"]
    text = around if place == "clean text" else damage(around, other, 1)
    return text + "\n", "\n" + text


def is_recoverable(sentence: str, raw: str, place: str) -> bool:
    """Whether the damage can be seen at all.

    It cannot where nothing beyond ASCII stood, nor in a single capital before a no-break space, which is
    good typography as it stands ("Å" and a no-break space before a name).
    """
    beyond = [char for char in raw if char > "\x7f"]
    lone = len(beyond) == 2 and beyond[0].isalpha() and beyond[1] == "\u00a0"
    return raw != sentence and not (lone and place != "damaged text" and raw[0] == beyond[0])


def score_cases(cases: Iterable[Case]) -> dict[tuple[str, str, str], Counter[str]]:
    """For each column how many cases there are and how many each mender restores."""
    scores: dict[tuple[str, str, str], Counter[str]] = {}
    for case in cases:
        score = scores.setdefault(case.column, Counter())
        score["cases"] += 1
        for name, mend in MENDERS.items():
            score[name] += case.mended(mend(case.raw))
    return scores


def score_clean(languages: dict[str, list[str]]) -> dict[str, Counter[str]]:
    """For each language how many clean texts there are and how many each mender changes."""
    scores: dict[str, Counter[str]] = {}
    for language, sentences in languages.items():
        texts = [*sentences, *(text.upper() for text in sentences), "\n".join(sentences)]
        texts += [text.replace(" ", "\u00a0", 1) for text in sentences]
        changed = {name: sum(mend(text) != text for text in texts) for name, mend in MENDERS.items()}
        scores[language] = Counter({"texts": len(texts), **changed})
    return scores


def write_table(title: str, first: str, rows: Iterable[tuple[str, Counter[str]]]) -> None:
    """Print counts as a Markdown table, with their sum."""
    listed = list(rows)
    listed.append(("all", sum((counts for _, counts in listed), Counter())))
    print(f"\n## {title}\n\n| | {first} | ours | ftfy |\n| --- | --: | --: | --: |")
    for name, counts in listed:
        print(f"| {name} | {counts[first]} | {counts['ours']} | {counts['ftfy']} |")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the three tables: ftfy's cases, damage made on purpose, clean text changed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--bench", type=Path, default=DATA / "ftfy_mojibake.jsonl")
    parser.add_argument("--languages", type=Path, default=DATA / "languages.yml")
    parser.add_argument("--step", type=int, default=1, help="score each n-th generated case only")
    options = parser.parse_args(arguments)
    languages = read_languages(options.languages)
    write_table("ftfy's own cases passed", "cases", score_repair(options.bench).items())
    restored = score_cases(make_cases(languages, options.step))
    write_table(
        "Damaged text restored", "cases", ((", ".join(key), score) for key, score in restored.items())
    )
    write_table("Clean text changed", "texts", score_clean(languages).items())


if __name__ == "__main__":
    main()
