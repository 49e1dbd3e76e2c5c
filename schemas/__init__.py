"""What every table of the warehouse is. Knows no rows, no files, no other package.

`TABLES` lists every stored table in load order; DDL, comments, data dictionary, validation and the basic
audit are all derived from it. `schemas.mart` says what the analysts' views mean.
"""

from schemas import core, ops, ref
from schemas.table import TableClass, name
from schemas.vocabulary import VOCABULARIES

_LOAD_ORDER: tuple[TableClass, ...] = (
    ref.Place, ref.PlaceName, ref.PlaceConflict, ref.Actor, ref.ActorName, ref.ActorAffiliation,
    ref.Outlet, ref.OutletName, ref.Materiel, ref.MaterielName, ref.Milestone, ref.Crosswalk,
    *map(ref.code_table, VOCABULARIES),
    core.Story, core.Document, core.PublicationCandidate,
    core.Event, core.Claim, core.ClaimPlace, core.ClaimSource, core.ClaimMateriel,
    ops.Run, ops.Item, ops.Reject, ops.CheckResult, ops.ClaimHistory, ops.Evaluation,
)  # fmt: skip

TABLES: dict[str, TableClass] = {name(table): table for table in _LOAD_ORDER}
