"""From the words that name receivers to agencies: pure matching of normalised names, nothing guessed.

Words that match no agency stay unknown and are asked for on the screen.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from chungtay.core.vietnamese import key
from chungtay.directives.choices import Rule

_SHORT = (
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bubmttq\b", "uy ban mat tran to quoc"),
    (r"\bub mttq\b", "uy ban mat tran to quoc"),
    (r"\bmttq\b", "mat tran to quoc"),
    (r"\bld ?-? ?tb ?(&|va)? ?xh\b", "lao dong thuong binh va xa hoi"),
    (r"\blao dong ?- ?tb ?(&|va)? ?xh\b", "lao dong thuong binh va xa hoi"),
    (r"\bgd ?(&|va)? ?dt\b", "giao duc va dao tao"),
    (r"\btt ?(&|va)? ?tt\b", "thong tin va truyen thong"),
    (r"\bvh ?,? ?tt ?(&|va)? ?dl\b", "van hoa the thao va du lich"),
    (r"\bvh ?(&|-)? ?tt\b", "van hoa thong tin"),
    (r"\bkh ?(&|va)? ?dt\b", "ke hoach va dau tu"),
    (r"\btc ?- ?kh\b", "tai chinh ke hoach"),
    (r"\bpt ?(&|va|-)? ?th\b", "phat thanh va truyen hinh"),
    (r"\bptth\b", "phat thanh va truyen hinh"),
    (r"\btand\b", "toa an nhan dan"),
    (r"\bvksnd\b", "vien kiem sat nhan dan"),
    (r"\btncs ?(hcm)?\b", "thanh nien cong san ho chi minh"),
    (r"\b(lhpn|hlhpn)\b", "lien hiep phu nu"),
    (r"\bhoi phu nu\b", "hoi lien hiep phu nu"),
    (r"\btinh doan\b", "doan thanh nien cong san ho chi minh"),
    (r"\bdoan thanh nien\b(?! cong san)", "doan thanh nien cong san ho chi minh"),
    (r"\bbo ?ldtbxh\b", "bo lao dong thuong binh va xa hoi"),
)
_LEAD = re.compile(
    r"^(?:\d+[.)]\s*|[-+*]\s*"
    r"|(?:de nghi|giao(?! duc| thong)|yeu cau|dong chi|giam doc|thu truong|truong|chu tich)\s+)+"
)
_GROUP = re.compile(r"\b(cac|nhung|63|34|toan bo|moi)\b|,")
_LEVEL_WORDS = {"tinh", "thanh pho", "huyen", "thi xa", "quan", "xa", "phuong", "thi tran"}


@dataclass(frozen=True)
class Named:
    """An agency a phrase may mean: its name, what it is called in short, and the name of its place."""

    id: UUID
    name: str
    short_name: str
    place_full_name: str
    place_name: str
    level: str


@dataclass(frozen=True)
class Meaning:
    """What a phrase was taken to mean."""

    rule: Rule
    agencies: tuple[UUID, ...] = ()


def plain_words(text: str) -> str:
    """Return the phrase without marks, abbreviations written out, leading verbs and punctuation dropped."""
    words = _LEAD.sub("", key(text).strip(" .:;"))
    for short, full in _SHORT:
        words = re.sub(short, full, words)
    words = re.sub(r"\(.*?\)", " ", words)
    words = re.sub(r"[-–/&:;.]", " ", words)
    words = re.sub(r"\b(uy ban )?(trung uong )?mat tran to quoc( viet nam)?\b", "mat tran to quoc", words)
    return " ".join(words.split()).strip(" ,")


def understand(phrase: str, *, issuer_level: str, agencies: Sequence[Named]) -> Meaning:
    """Return what a phrase of a document issued at `issuer_level` means, given the agencies at the issuer's place.

    A phrase may name several agencies with commas ("Báo X, Đài Y"); names that hold commas are tried whole first.
    """
    words = plain_words(phrase)
    if not words:
        return Meaning(Rule.UNKNOWN)
    if group := _group_rule(words, issuer_level):
        return Meaning(group)
    if re.fullmatch(r"(va )?(cac )?to chuc thanh vien", words):
        return Meaning(Rule.NOBODY)
    index = _index(agencies)
    if _is_everybody(words):
        level = "province" if issuer_level == "ministry" else issuer_level
        # "Các sở, ban, ngành" are the offices; the committee that leads them is not one of them.
        offices = [
            one for one in agencies if one.level == level and not key(one.name).startswith("uy ban nhan dan")
        ]
        return Meaning(Rule.AGENCIES, tuple(one.id for one in offices))
    found = _match_list(words, index)
    return Meaning(Rule.AGENCIES, tuple(dict.fromkeys(found))) if found else Meaning(Rule.UNKNOWN)


def _group_rule(words: str, issuer_level: str) -> Rule | None:
    """Recognise phrases that name all units of a tier below the issuer."""
    committee = "uy ban nhan dan" in words
    if issuer_level == "ministry":
        provinces = re.search(r"\b(tinh|truc thuoc trung uong)\b", words)
        office = re.match(r"(cac )?so (lao dong|y te)\b", words)
        return Rule.PROVINCES if office or (provinces and committee) else None
    if not committee:
        return None
    if issuer_level == "province" and re.search(r"\b(huyen|thi xa)\b", words):
        return Rule.DISTRICTS
    if re.search(r"\b(xa|phuong|thi tran)\b", re.sub(r"\bthi xa\b", "", words)):
        return Rule.COMMUNES if _GROUP.search(words) or words.endswith(("xa", "thi tran", "phuong")) else None
    return None


def _is_everybody(words: str) -> bool:
    """Recognise "các sở, ban, ngành", "các cơ quan, đơn vị": every agency at the issuer's own tier."""
    bare = words.replace(",", " ")
    return bool(
        re.match(r"^(cac )?(so|phong)\s+(ban\s+)?nganh", bare)
        or re.match(r"^cac (co quan|don vi|ban nganh|so ban)", bare)
        or re.match(r"^cac nganh", bare)
    )


def _index(agencies: Iterable[Named]) -> dict[str, list[UUID]]:
    index: dict[str, list[UUID]] = {}
    for agency in agencies:
        for name in {agency.name, agency.short_name}:
            for form in _forms(name, agency):
                index.setdefault(form, []).append(agency.id)
    return index


def _forms(name: str, agency: Named) -> set[str]:
    """Return the ways a name may stand in a document: whole, without its place, with only the tier's word."""
    whole = plain_words(name).replace(",", "")
    full, bare = key(agency.place_full_name), key(agency.place_name)
    forms = {whole}
    for tail in (full, bare):
        if whole.endswith(f" {tail}"):
            stem = whole.removesuffix(f" {tail}")
            tier = full.removesuffix(bare).strip()
            forms |= {stem, f"{stem} {bare}"} | ({f"{stem} {tier}"} if tier else set())
            if stem.endswith(f" {tier}") and tier:
                forms.add(stem.removesuffix(f" {tier}"))
    return {" ".join(form.split()) for form in forms if form}


def _match_list(words: str, index: dict[str, list[UUID]]) -> list[UUID]:
    """Match a phrase, or the longest runs of its comma-separated parts, against the index."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    found: list[UUID] = []
    start = 0
    while start < len(parts):
        for end in range(len(parts), start, -1):
            hit = _match_one(" ".join(parts[start:end]), index)
            if hit:
                found += hit
                start = end
                break
        else:
            start += 1
    return found


def _match_one(words: str, index: dict[str, list[UUID]]) -> list[UUID]:
    """Match one name; a trailing "và …" or a list joined by "và" is tried in its halves."""
    tries = [words]
    tries += [words.removesuffix(f" {level}") for level in _LEVEL_WORDS if words.endswith(f" {level}")]
    for candidate in tries:
        if candidate in index:
            return index[candidate]
    halves = [place.start() for place in re.finditer(r" va ", words)]
    for cut in halves:
        first, second = words[:cut].strip(), words[cut + 4 :].strip()
        hit = _match_one(first, index) if first else []
        if hit:
            return hit + (_match_one(second, index) if second else [])
    return []
