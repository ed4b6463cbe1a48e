"""What a form, a spreadsheet row or a program states about a child, cleaned and judged, before it becomes a record."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.children import rules
from chungtay.children.choices import BirthPrecision, GuardianState, NumberReason, Poverty, Relation
from chungtay.children.likeness import Described
from chungtay.core.vietnamese import fold_tone, key, nfc, normalise_name, sort_key


@dataclass(frozen=True)
class ChildFacts:
    """The identity of one child and where the child lives."""

    full_name: str
    sex: str
    born_on: date | None
    place_id: UUID
    birth_precision: str = BirthPrecision.DAY
    other_name: str = ""
    ethnicity: str = ""
    nationality: str = "Việt Nam"
    birth_registered: bool | None = None
    personal_number: str = ""
    number_reason: str = NumberReason.UNKNOWN
    health_insurance_number: str = ""
    health_insurance_until: date | None = None
    village: str = ""
    address: str = ""
    household_number: str = ""
    household_head: str = ""
    poverty: str = Poverty.UNKNOWN

    def cleaned(self) -> "ChildFacts":
        """Return the same facts as the register keeps them: composed, trimmed, tones in one place."""
        return ChildFacts(
            full_name=fold_tone(normalise_name(self.full_name)),
            sex=self.sex,
            born_on=self.born_on,
            place_id=self.place_id,
            birth_precision=self.birth_precision,
            other_name=fold_tone(normalise_name(self.other_name)),
            ethnicity=nfc(self.ethnicity),
            nationality=nfc(self.nationality) or "Việt Nam",
            birth_registered=self.birth_registered,
            personal_number=rules.clean_number(self.personal_number),
            number_reason="" if self.personal_number else self.number_reason,
            health_insurance_number=rules.clean_number(self.health_insurance_number).upper(),
            health_insurance_until=self.health_insurance_until,
            village=nfc(self.village),
            address=nfc(self.address),
            household_number=nfc(self.household_number),
            household_head=fold_tone(normalise_name(self.household_head)),
            poverty=self.poverty,
        )

    def judged(self, *, today: date, provinces: frozenset[str] = frozenset()) -> rules.Verdict:
        """Return everything that is wrong with the facts, and everything that deserves a second look."""
        verdict = (
            rules.check_name(self.full_name)
            | rules.check_birth(self.born_on, today=today, precision=self.birth_precision)
            | rules.check_personal_number(
                self.personal_number,
                sex=self.sex,
                born_on=self.born_on,
                provinces=provinces,
            )
            | rules.check_card(
                self.health_insurance_number, self.health_insurance_until, born_on=self.born_on
            )
        )
        if self.sex not in ("male", "female"):
            verdict |= rules.Verdict({"sex": _("Chọn giới tính: Nam hoặc Nữ")})
        return verdict

    @property
    def name_key(self) -> str:
        """The name without marks."""
        return key(self.full_name)

    def described(self, family: Iterable[str] = ()) -> Described:
        """Return the facts in the shape that likeness compares."""
        return Described(
            name=self.full_name,
            born_on=self.born_on,
            precision=self.birth_precision,
            sex=self.sex,
            family=tuple(family),
            village=self.village,
            number=self.personal_number,
        )


def list_key(full_name: str) -> str:
    """Return the key by which Vietnamese lists run: the given name first, then family and middle names."""
    words = full_name.split()
    return sort_key(" ".join([words[-1], *words[:-1]]))[:400] if words else ""


@dataclass(frozen=True)
class GuardianFacts:
    """A parent or carer of the child."""

    full_name: str
    relation: str = Relation.MOTHER
    relation_words: str = ""
    born_year: int | None = None
    phone: str = ""
    is_carer: bool = False
    state: str = GuardianState.PRESENT
    state_since: date | None = None

    def cleaned(self) -> "GuardianFacts":
        """Return the same facts as the register keeps them."""
        return GuardianFacts(
            full_name=fold_tone(normalise_name(self.full_name)),
            relation=self.relation,
            relation_words=nfc(self.relation_words),
            born_year=self.born_year,
            phone=rules.clean_number(self.phone),
            is_carer=self.is_carer,
            state=self.state,
            state_since=self.state_since,
        )


@dataclass(frozen=True)
class SpellFacts:
    """One of the legal groups, or a risk, from a day on."""

    key: str
    valid_from: date | None
    ground: str = ""
    subtype: str = ""


@dataclass(frozen=True)
class Decision:
    """What the officer decided about one record that looked alike."""

    other_id: UUID
    verdict: str
    score: int
    reason: str


@dataclass(frozen=True)
class Searched:
    """Proof that the register was searched before a child was registered, and what was decided about the hits."""

    hits: int = 0
    masked: int = 0
    decisions: tuple[Decision, ...] = field(default_factory=tuple)
