"""All tables by name, in publishing order."""

from schemas.abstentions import Abstentions
from schemas.actors import Actors
from schemas.aliases import Aliases
from schemas.casualties import Casualties
from schemas.code_lists import Codes
from schemas.comparisons import Comparisons
from schemas.corrections import Corrections
from schemas.documents import Documents
from schemas.events import Events
from schemas.mentions import Mentions
from schemas.participants import Participants
from schemas.rejects import Rejects
from schemas.repairs import Repairs
from schemas.resolutions import Resolutions
from schemas.statements import Statements
from schemas.table import Table

TABLES: dict[str, type[Table]] = {
    "events": Events,
    "mentions": Mentions,
    "participants": Participants,
    "actors": Actors,
    "aliases": Aliases,
    "casualties": Casualties,
    "resolutions": Resolutions,
    "statements": Statements,
    "comparisons": Comparisons,
    "abstentions": Abstentions,
    "documents": Documents,
    "repairs": Repairs,
    "rejects": Rejects,
    "corrections": Corrections,
    "codes": Codes,
}
