"""The children room's door."""

from chungtay.children.actions import (
    LooksTheSame,
    add_guardian,
    edit_child,
    end_guardian,
    move_child,
    record_same_child,
    register_child,
)
from chungtay.children.bulk import bulk_seed, seed_children
from chungtay.children.events import (
    end_circumstance,
    end_risk,
    record_circumstance,
    record_death,
    record_help,
    record_injury,
    record_risk,
)
from chungtay.children.facts import ChildFacts, Decision, GuardianFacts, Searched, SpellFacts
from chungtay.children.file import ChildFile, load_file
from chungtay.children.imports.batches import ImportReport, check_spreadsheet, commit_batch, import_file
from chungtay.children.imports.files import failed_rows
from chungtay.children.models import (
    Child,
    CircumstanceSpell,
    Guardian,
    Help,
    Household,
    ImportBatch,
    Injury,
    Residence,
    RiskSpell,
)
from chungtay.children.queries import (
    Filters,
    Page,
    Row,
    counts_by_place,
    get_child,
    list_by_ids,
    list_children,
    record_reading,
    shown_name,
    visible,
)
from chungtay.children.sampling import SamplePlace, Sampler
from chungtay.children.search import Found, Terms, search
from chungtay.children.writing import refresh_name_counts

__all__ = [
    "Child",
    "ChildFacts",
    "ChildFile",
    "CircumstanceSpell",
    "Decision",
    "Filters",
    "Found",
    "Guardian",
    "GuardianFacts",
    "Help",
    "Household",
    "ImportBatch",
    "ImportReport",
    "Injury",
    "LooksTheSame",
    "Page",
    "Residence",
    "RiskSpell",
    "Row",
    "SamplePlace",
    "Sampler",
    "Searched",
    "SpellFacts",
    "Terms",
    "add_guardian",
    "bulk_seed",
    "check_spreadsheet",
    "commit_batch",
    "counts_by_place",
    "edit_child",
    "end_circumstance",
    "end_guardian",
    "end_risk",
    "failed_rows",
    "get_child",
    "import_file",
    "list_by_ids",
    "list_children",
    "load_file",
    "move_child",
    "record_circumstance",
    "record_death",
    "record_help",
    "record_injury",
    "record_reading",
    "record_risk",
    "record_same_child",
    "refresh_name_counts",
    "register_child",
    "search",
    "seed_children",
    "shown_name",
    "visible",
]
