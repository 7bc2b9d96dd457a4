"""What does each source say of one event, and which figure did the dataset choose? (polars)

python examples/claims_and_figures.py [FOLDER OF A VERSION]
"""

import sys
from pathlib import Path

import polars as pl

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "dataset/latest")
claims, events, documents, resolutions = (
    pl.read_parquet(folder / f"{name}.parquet")
    for name in ("casualties", "events", "documents", "resolutions")
)

# Claims that contradict one another share a conflict set. Beside each stands the figure that the rule "best"
# made of all claims of the same event, harm and kind of victims, and whether it rests on this claim.
figures = resolutions.filter(pl.col("rule") == "best").select(
    "event_id", "harm", "victim_type", "best", "claim_ids"
)
shown = (
    claims.filter(pl.col("conflict_set").is_not_null())
    .join(documents.select("document_id", "publisher", "path"), on="document_id")
    .join(events.select("event_id", place="location"), on="event_id", how="left")
    .join(figures, on=["event_id", "harm", "victim_type"], how="left")
    .select(
        "conflict_set",
        "place",
        "harm",
        "victim_type",
        source=pl.coalesce("publisher", "path"),
        speaker="attributed_to",
        low="count_low",
        high="count_high",
        chosen="best",
        used=pl.col("claim_ids").str.split("|").list.contains(pl.col("claim_id")),
        words="quote",
    )
    .sort("conflict_set", "source", "low", "words", nulls_last=True)
)
print(shown.write_csv(line_terminator="\n"), end="")
