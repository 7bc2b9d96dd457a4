"""Names that stand for one person."""

from __future__ import annotations

import pytest

from flows.resolve.persons import choose_names


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ({"Nouri al-Maliki": 3, "Maliki": 2}, {"Maliki": "Nouri al-Maliki"}),
        ({"Nouri al-Maliki": 3, "Nouri al-Malik": 1}, {"Nouri al-Malik": "Nouri al-Maliki"}),
        ({"President Barack Obama": 1, "Barack Obama": 1}, {"President Barack Obama": "Barack Obama"}),
        ({"U.S. President Barack Obama": 1, "Barack Obama": 1, "Obama": 2},
         {"U.S. President Barack Obama": "Barack Obama", "Obama": "Barack Obama"}),
        ({"Nouri al-Maliki": 3, "Nuri al-Maliki": 1, "Maliki": 2},
         {"Maliki": "Nouri al-Maliki", "Nuri al-Maliki": "Nouri al-Maliki"}),
        ({"Hasan Nasrallah": 1, "Hassan Nasrallah": 1}, {"Hasan Nasrallah": "Hassan Nasrallah"}),
        ({"Hussein Nasrallah": 1, "Hassan Nasrallah": 1}, {}),
        ({"Hassan Rouhani": 1, "Hassan Nasrallah": 1}, {}),
        ({"Michelle Obama": 1, "Barack Obama": 1, "Obama": 1}, {}),
        ({"Ali Khan": 1, "Ali Khat": 2}, {}),
    ],
    ids=str,
)  # fmt: skip
def test_names(names: dict[str, int], chosen: dict[str, str]) -> None:
    assert choose_names(names) == chosen
