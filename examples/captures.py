"""Where and when did which places change hands? A list for a map. (DuckDB)

python examples/captures.py [FOLDER OF A VERSION]
"""

import csv
import sys

import duckdb

folder = sys.argv[1] if len(sys.argv) > 1 else "dataset/latest"

captures = duckdb.execute(
    """
    SELECT e.date_start, e.location, e.admin1, e.latitude, e.longitude, e.sub_event_type, e.initiators,
           e.status, min(m.quote) AS words
    FROM read_parquet(? || '/events.parquet') AS e
    JOIN read_parquet(? || '/mentions.parquet') AS m USING (event_id)
    WHERE e.sub_event_type IN ('Non-state actor overtakes territory', 'Government regains territory',
                               'Non-violent transfer of territory')
      AND e.geo_precision < 3  -- 3 stands for a whole governorate or country: no point on a map
      AND e.latitude IS NOT NULL
    GROUP BY ALL
    ORDER BY ALL
    """,
    [folder, folder],
)
writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow([column[0] for column in captures.description])
writer.writerows(captures.fetchall())
