"""Turns documentation-ranges.csv into documentation-ranges.mmdb. Run once: README.md says how."""

import csv
import pathlib

from mmdb_writer import MMDBWriter
from netaddr import IPSet

here = pathlib.Path(__file__).parent
writer = MMDBWriter(
    ip_version=6,
    ipv4_compatible=True,
    database_type="Synthetic-Documentation-Ranges",
    languages=["en"],
    description="Invented: slices of the documentation ranges, each given to a country",
)
rows = (here / "documentation-ranges.csv").read_text().splitlines()
for network, country, shape in csv.reader(row for row in rows if not row.startswith("#")):
    record = {"country": {"iso_code": country}} if shape == "geoip2" else {"country_code": country}
    writer.insert_network(IPSet([network]), record)
writer.to_db_file(str(here / "documentation-ranges.mmdb"))
