"""When things happened: the timeline of a document, and the date of one clause."""

from flows.extract.dates.attachment import find_when
from flows.extract.dates.campaigns import span_campaign
from flows.extract.dates.listed import date_listed
from flows.extract.dates.timeline import Timeline, make_timeline

__all__ = ["Timeline", "date_listed", "find_when", "make_timeline", "span_campaign"]
