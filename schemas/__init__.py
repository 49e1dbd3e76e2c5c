"""What every table of the warehouse is. Knows no rows, no files, no other package.

`TABLES` lists every stored table in load order; DDL, comments, data dictionary, validation and the basic
audit are all derived from it. `schemas.mart` says what the analysts' views mean.
"""

from schemas import core, ops, ref, told
from schemas.table import TableClass, name
from schemas.vocabulary import VOCABULARIES

_LOAD_ORDER: tuple[TableClass, ...] = (
    ref.Place, ref.PlaceName, ref.PlaceConflict, ref.Actor, ref.ActorName, ref.ActorAffiliation,
    ref.Outlet, ref.OutletName, ref.Materiel, ref.MaterielName, ref.Milestone, ref.Crosswalk,
    *map(ref.code_table, VOCABULARIES),
    core.Story, core.Document, core.PublicationCandidate,
    told.StoryMember, told.StoryLink, told.DocumentPrint, told.DocumentFact,
    core.Event, told.EventLink, core.Claim, core.ClaimPlace, core.ClaimSource, core.ClaimMateriel, told.ClaimRelay,
    ops.Run, ops.Item, ops.IdChange, ops.Reject, ops.CheckResult, ops.ClaimHistory,
    ops.Evaluation,
)  # fmt: skip

TABLES: dict[str, TableClass] = {name(table): table for table in _LOAD_ORDER}
