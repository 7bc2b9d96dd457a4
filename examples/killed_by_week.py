"""How many people were killed, by week and side? (pandas)

python examples/killed_by_week.py [FOLDER OF A VERSION]
"""

import sys
from pathlib import Path

import pandas as pd

SIDES = ["deaths_civilians", "deaths_state", "deaths_armed_group", "deaths_unknown"]

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "dataset/latest")
events = pd.read_parquet(folder / "events.parquet", dtype_backend="numpy_nullable")

# Political interactions have no event_type; events known only to the year or without a day have no week.
dated = events[events["event_type"].notna() & events["date_start"].notna() & (events["date_precision"] <= 2)]
days = pd.to_datetime(dated["date_start"])
weeks = (days - pd.to_timedelta(days.dt.day_of_week, unit="D")).dt.strftime("%Y-%m-%d").rename("week")

# A missing number means that no text gives one, never zero; a week without any stays empty.
killed = dated.groupby(weeks)[SIDES].sum(min_count=1)
print(killed.dropna(how="all").to_csv(lineterminator="\n"), end="")
