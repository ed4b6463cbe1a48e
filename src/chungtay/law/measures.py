"""The closed vocabulary of conditions that measures and cells may use.

All conditions hold together. A condition on a related record asks for one record that meets all of it: open at the
instant for circumstances and risks, inside the period for help and injuries.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Sex = Literal["male", "female"]
Outcome = Literal["injured", "disabled", "died"]
Location = Literal["home", "school", "community"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class AgeRange(_Strict):
    """Completed years: `from` up to but not including `under`, on the day the measure looks at."""

    least: int | None = Field(default=None, alias="from", ge=0)
    under: int | None = Field(default=None, gt=0)


class AnyOf(_Strict):
    """One of several keys, written out or by a list of the packs (`law.circumstances`, `law.risks`)."""

    any_of: Literal["law.circumstances", "law.risks"] | tuple[str, ...]


class InjuryTest(_Strict):
    """One injury of the period that is of these kinds, outcomes and places."""

    kind: tuple[str, ...] | None = None
    outcome: tuple[Outcome, ...] | None = None
    location: tuple[Location, ...] | None = None


def _as_any_of(value: Any) -> Any:
    return {"any_of": [value]} if isinstance(value, str) else value


Keys = Annotated[AnyOf | Literal[True], BeforeValidator(_as_any_of)]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Where(_Strict):
    """Conditions on the child, on its related records, or on the counted record itself."""

    sex: Sex | None = None
    age: AgeRange | None = None
    ethnic_minority: bool | None = None
    personal_number: bool | None = None
    health_insurance: bool | None = None
    circumstance: Keys | None = None
    risk: Keys | None = None
    help: Keys | None = None
    injury: InjuryTest | Literal[True] | None = None
    # Of the counted record itself, when injuries, helps, circumstances or risks are counted:
    kind: Annotated[tuple[str, ...] | None, BeforeValidator(_as_list)] = None
    outcome: Annotated[tuple[Outcome, ...] | None, BeforeValidator(_as_list)] = None
    location: Annotated[tuple[Location, ...] | None, BeforeValidator(_as_list)] = None
    key: Annotated[tuple[str, ...] | None, BeforeValidator(_as_list)] = None

    def declared(self) -> dict[str, Any]:
        """Return only what was said, as plain lists, numbers and words."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)
