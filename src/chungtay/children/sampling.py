"""Synthetic children: invented people with the frequencies of Vietnamese names, the same for the same seed.

Nothing here was taken from a person. Families have one to three children, who share parents, house and village.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from chungtay.core.vietnamese import key, sort_key

LOWLAND, HIGHLAND = "lowland", "highland"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


class SamplePlace(NamedTuple):
    """A commune to fill: its id and code, the code of its province, and the kind of land it lies in."""

    id: UUID
    code: str
    province_code: str = "001"
    land: str = LOWLAND


class SeedChild(NamedTuple):
    """One synthetic child; ids are 32 hexadecimal digits."""

    id: str
    place: SamplePlace
    full_name: str
    name_key: str
    sort_key: str
    sex: str
    born_on: date
    precision: str
    ethnicity: str
    birth_registered: bool
    personal_number: str
    number_reason: str
    card: str
    card_until: date | None
    village: str
    number: int
    household: str
    died_on: date | None
    guardians: tuple[tuple[str, str, str, str, int, str, bool, str], ...]
    circumstances: tuple[tuple[str, str, str, date, date | None, str], ...]
    risks: tuple[tuple[str, str, date, date | None, str], ...]
    helps: tuple[tuple[str, str, date, int, str, str], ...]
    injuries: tuple[tuple[str, str, date, str, str], ...]


class SeedHousehold(NamedTuple):
    """The home some of the children share."""

    id: str
    place: SamplePlace
    number: str
    village: str
    head: str
    poverty: str
    size: int


@dataclass(frozen=True)
class Folk:
    """Names and weights of one ethnic group."""

    ethnicity: str
    families: tuple[str, ...]
    weights: tuple[int, ...]
    male: tuple[str, ...]
    female: tuple[str, ...]
    middle_male: tuple[str, ...]
    middle_female: tuple[str, ...]


_MALE = _words(
    "Anh Bảo Bình Cường Dũng Duy Dương Đạt Đức Giang Hải Hiếu Hoàng Hùng Huy Hưng Khang Khánh Khoa Khôi Kiên Lâm Lộc"
    " Long Mạnh Minh Nam Nghĩa Nguyên Nhân Nhật Phát Phong Phúc Phước Quân Quang Quốc Quý Sáng Sơn Tài Tâm Tân Thái"
    " Thắng Thành Thiên Thịnh Thọ Tiến Toàn Trí Trung Trường Tuấn Tùng Tú Việt Vinh Vũ"
)
_FEMALE = _words(
    "An Anh Ánh Bích Châu Chi Diễm Diệp Dung Duyên Đan Giang Hà Hạnh Hân Hằng Hiền Hoa Hòa Hồng Huệ Huyền Hương Khánh"
    " Lan Lệ Liên Linh Loan Ly Mai Mỹ My Nga Ngân Ngọc Nguyệt Nhi Nhung Như Oanh Phương Phượng Quyên Quỳnh Tâm Thanh"
    " Thảo Thơ Thu Thủy Thúy Thư Thương Trang Trâm Trinh Trúc Tuyết Uyên Vân Vi Vy Xuân Yến"
)
_MIDDLE_M = _words(
    "Văn Văn Văn Đức Minh Hữu Quang Quốc Gia Anh Công Đình Duy Hoàng Tuấn Thanh Thành Ngọc Xuân Trọng Viết Bảo Nhật"
    " Khắc Mạnh Tiến"
)
_MIDDLE_F = _words(
    "Thị Thị Thị Thị Ngọc Thu Minh Khánh Bảo Phương Thanh Thùy Kim Mai Quỳnh Hồng Diệu Hà Hải Ánh Như Tú Bích Gia"
)


def _folk(ethnicity: str, weighted: str, male: str = "", female: str = "", middle: str = "") -> Folk:
    pairs = [part.split(":") for part in weighted.split()]
    return Folk(
        ethnicity,
        tuple(name for name, _ in pairs),
        tuple(int(weight) for _, weight in pairs),
        tuple(male.split()) or _MALE,
        tuple(female.split()) or _FEMALE,
        tuple(middle.split()) or _MIDDLE_M,
        _MIDDLE_F,
    )


KINH = _folk(
    "Kinh",
    "Nguyễn:384 Trần:110 Lê:95 Phạm:71 Hoàng:30 Huỳnh:21 Phan:45 Vũ:22 Võ:17 Đặng:21 Bùi:20 Đỗ:14 Hồ:13 Ngô:13 Dương:10"
    " Đinh:9 Trịnh:8 Đoàn:8 Lý:6 Mai:6 Đào:6 Trương:12 Lương:6 Hà:5 Cao:5 Tạ:4 Chu:4 Lưu:4 Vương:3 Quách:2",
)
THAI = _folk("Thái", "Lò:30 Quàng:12 Lường:11 Cà:8 Vì:7 Hoàng:7 Tòng:6 Cầm:5 Bạc:4 Điêu:3 Khoàng:3 Lù:4")
MONG = _folk(
    "Mông",
    "Giàng:20 Vàng:16 Sùng:16 Thào:12 Mùa:9 Lầu:7 Hạng:6 Cứ:4 Ly:6 Má:3 Chang:3",
    "A_Páo A_Sinh A_Tủa A_Dơ A_Chu A_Lử A_Phình A_Sáy A_Vảng A_Thái A_Minh A_Long A_Dũng",
    "Mỷ Dua Sua Chư Dở Máy Sáo Pàng Súa Chở Dợ Mai Hoa Linh",
)
DAO = _folk(
    "Dao",
    "Tẩn:20 Phàn:15 Chẻo:13 Lý:12 Triệu:11 Đặng:8 Bàn:8 Tẩn:4 Vàng:3",
    "A_Páo A_Sinh A_Lưu A_Phú A_Sếnh Văn_Phúc Văn_Thanh Quẩy Láo_Tả Láo_Lở",
    "Mỷ_Duyên Mẩy_Chao Mẩy_Sao Tả_Mẩy Lở_Mẩy Mùi_Ghển Thị_Mẩy Thị_Nhất Thu_Hà",
)
TAY = _folk("Tày", "Nông:24 Hoàng:20 Lương:12 Bế:8 Ma:8 Hà:6 Lục:6 Nguyễn:8 Đàm:5 Triệu:4")
MUONG = _folk("Mường", "Bùi:35 Đinh:17 Quách:12 Hà:9 Phạm:8 Bạch:5 Cao:4 Trương:4")
FOLK = {
    LOWLAND: ((KINH, 96), (TAY, 1), (MUONG, 2), (THAI, 1)),
    HIGHLAND: ((THAI, 33), (MONG, 22), (DAO, 14), (KINH, 17), (TAY, 6), (MUONG, 8)),
}
VILLAGES = {
    LOWLAND: tuple(f"Thôn {name}" for name in _words("Đông Đoài Thượng Hạ Trung Nam Bắc Lộc Phú An Hòa Tân"))
    + tuple(f"Tổ dân phố {n}" for n in range(1, 7)),
    HIGHLAND: tuple(
        f"Bản {name}"
        for name in (
            "Nà Phát",
            "Hoa Vân",
            "Pa Pe",
            "Nà Đon",
            "Nà San",
            "Thẳm",
            "Nà Can",
            "Km 2",
            "Chu Va",
            "Phiêng Tiên",
            "Hua Bó",
            "Nà Khan",
            "Tòng Pẳn",
            "Cò Nọt",
            "Pa Khóa",
            "Nà Hiềng",
        )
    ),
}
CIRCUMSTANCES = {
    "a": 7,
    "b": 3,
    "c": 14,
    "d": 34,
    "đ": 2,
    "e": 4,
    "g": 1,
    "h": 8,
    "i": 2,
    "k": 1,
    "l": 1,
    "m": 1,
    "n": 20,
    "o": 2,
}
GROUNDS = {
    "a": "Giấy chứng tử của cha và mẹ",
    "b": "Biên bản trẻ em bị bỏ rơi",
    "c": "Xác nhận của Ủy ban nhân dân xã",
    "d": "Giấy xác nhận khuyết tật",
    "đ": "Kết luận của cơ sở y tế",
    "e": "Quyết định xử lý",
    "g": "Kết luận của cơ sở y tế",
    "h": "Xác nhận của nhà trường và trưởng thôn",
    "i": "Kết luận của bệnh viện",
    "k": "Biên bản của công an xã",
    "l": "Kết luận của cơ quan điều tra",
    "m": "Giấy xác nhận nạn nhân",
    "n": "Bệnh án và giấy chứng nhận hộ nghèo, cận nghèo",
    "o": "Biên bản tiếp nhận",
}
RISKS = {
    "poor": 38,
    "parents_away": 26,
    "divorce": 14,
    "half_orphan": 8,
    "violence": 4,
    "addiction": 3,
    "offence": 2,
    "hiv": 1,
    "dropped_out": 2,
    "migration": 2,
}
HELPS = {"social": 40, "gift": 30, "education": 12, "health": 12, "counsel": 3, "legal": 1, "care": 2}
INJURIES = {
    "01": 34,
    "02": 9,
    "03": 21,
    "04": 4,
    "05": 9,
    "06": 2,
    "07": 10,
    "08": 4,
    "09": 1,
    "10": 1,
    "11": 5,
}
DEADLY = {"08": 0.3, "03": 0.02, "06": 0.12, "10": 0.1}


class _Word(NamedTuple):
    bare: str
    letters: str
    tones: str


@dataclass
class Sampler:
    """Makes families one after another; the same seed, places and day give the same children.

    `starts` holds the last record number already given per (commune code, year). `series` (0–9) keeps the personal
    numbers of several runs apart.
    """

    places: Sequence[SamplePlace]
    today: date
    seed: int = 2026
    series: int = 0
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    circumstance_share: float = 0.03
    risk_share: float = 0.14

    def __post_init__(self) -> None:
        self._random = Random(self.seed)  # noqa: S311 - invented people, no secret
        self._numbers: dict[str, int] = {}
        self._words: dict[str, _Word] = {}
        self._made = 0
        self._homes: dict[str, int] = {}
        base = (self.today.toordinal() - date(1970, 1, 1).toordinal()) * 86_400_000
        self._clock = base + self.seed % 86_400_000
        self._first = self._sixteen_years_ago()
        self._days = (self.today - self._first).days
        self._folk = {
            land: ([folk for folk, _ in several], _running([weight for _, weight in several]))
            for land, several in FOLK.items()
        }
        self._family_names = {id(folk): _running(folk.weights) for land in FOLK.values() for folk, _ in land}
        self._kinds = {
            name: (list(table), _running(list(table.values())))
            for name, table in (
                ("circumstance", CIRCUMSTANCES),
                ("risk", RISKS),
                ("help", HELPS),
                ("injury", INJURIES),
            )
        }

    def _sixteen_years_ago(self) -> date:
        try:
            return self.today.replace(year=self.today.year - 16) + timedelta(days=1)
        except ValueError:
            return date(self.today.year - 16, 3, 1) + timedelta(days=1)

    def families(self, count: int) -> Iterator[tuple[SeedHousehold, list[SeedChild]]]:
        """Yield households with their children until `count` children were made, communes filled in turn."""
        made = 0
        while made < count:
            place = self.places[(self._made // 7) % len(self.places)]
            household, children = self._family(place, min(self._brood(), count - made))
            made += len(children)
            yield household, children

    def _brood(self) -> int:
        chance = self._random.random()
        return 1 if chance < 0.36 else 2 if chance < 0.86 else 3

    def _pick(self, table: str) -> str:
        keys, running = self._kinds[table]
        return keys[_at(running, self._random.random())]

    def _family(self, place: SamplePlace, brood: int) -> tuple[SeedHousehold, list[SeedChild]]:
        random = self._random
        folks, running = self._folk[place.land]
        folk = folks[_at(running, random.random())]
        father_family = folk.families[_at(self._family_names[id(folk)], random.random())]
        mother_family = folk.families[_at(self._family_names[id(folk)], random.random())]
        father = self._name(folk, father_family, "male")
        mother = self._name(folk, mother_family, "female")
        village = _one(random, VILLAGES[place.land])
        poverty = self._poverty(folk)
        number = self._homes[place.code] = self._homes.get(place.code, 0) + 1
        home = SeedHousehold(
            self._id(),
            place,
            f"M{self.series}{self.seed % 100:02d}-{number:05d}",
            village,
            father[0],
            poverty,
            brood + 2,
        )
        youngest = self._first + timedelta(days=int(random.random() * self._days))
        children = []
        for index in range(brood):
            born = youngest - timedelta(days=index * (540 + int(random.random() * 900)))
            if born < self._first:
                born = self._first + timedelta(days=int(random.random() * self._days))
            children.append(self._child(home, folk, father_family, father, mother, born))
        return home, children

    def _poverty(self, folk: Folk) -> str:
        chance = self._random.random()
        poor = 0.05 if folk is KINH else 0.2
        return "poor" if chance < poor else "near_poor" if chance < poor * 1.8 else "none"

    def _id(self) -> str:
        self._made += 1
        moment = self._clock + self._made // 64
        chance = self._random.getrandbits(62)
        return f"{(moment << 80) | (7 << 76) | ((self._made % 64) << 70) | (2 << 62) | chance:032x}"

    def _name(self, folk: Folk, family: str, sex: str) -> tuple[str, str, str]:
        random = self._random
        given = _one(random, folk.male if sex == "male" else folk.female)
        middle = _one(random, folk.middle_male if sex == "male" else folk.middle_female)
        if "_" in given:
            parts = [family, *given.split("_")]
        elif folk is MONG and sex == "female":
            parts = [family, "Thị", given]
        else:
            parts = [family, middle, given]
            if random.random() < 0.22:
                parts.insert(2, _one(random, folk.middle_male if sex == "male" else folk.middle_female))
                if parts[2] in (parts[1], "Văn", "Thị") or parts[2] == parts[3]:
                    del parts[2]
        words = [self._words.get(part) or self._learn(part) for part in parts]
        turned = [words[-1], *words[:-1]]
        order = f"{'.'.join(one.letters for one in turned)}!{''.join(one.tones for one in turned)}"
        return " ".join(parts), " ".join(one.bare for one in words), order

    def _learn(self, word: str) -> _Word:
        letters, _, tones = sort_key(word).partition("!")
        known = self._words[word] = _Word(key(word), letters, tones)
        return known

    def _child(
        self,
        home: SeedHousehold,
        folk: Folk,
        family: str,
        father: tuple[str, str, str],
        mother: tuple[str, str, str],
        born: date,
    ) -> SeedChild:
        random = self._random
        sex = "male" if random.random() < 0.528 else "female"
        name, bare, order = self._name(folk, family, sex)
        year = born.year
        place = home.place
        number = self.starts[place.code, year] = self.starts.get((place.code, year), 0) + 1
        own_number, reason = self._personal_number(place.province_code, sex, year)
        registered = bool(own_number) or random.random() < 0.9
        age_days = (self.today - born).days
        carded = random.random() < (0.96 if age_days < 2192 else 0.93)
        circumstances = self._circumstances(born, age_days)
        risks = self._risks(born, age_days, home.poverty)
        injuries, died_on = self._injuries(born, age_days)
        return SeedChild(
            self._id(),
            place,
            name,
            bare,
            order,
            sex,
            born,
            "day" if random.random() < 0.985 else "year",
            folk.ethnicity,
            registered,
            own_number,
            reason,
            f"{random.randrange(10**10):010d}" if carded else "",
            date(self.today.year + (random.random() < 0.85) - 1, 12, 31) if carded else None,
            home.village,
            number,
            home.id,
            died_on,
            self._guardians(father, mother, born, {one[1] for one in circumstances}),
            circumstances,
            risks,
            self._helps(born, age_days, bool(circumstances), bool(risks)),
            injuries,
        )

    def _personal_number(self, province: str, sex: str, year: int) -> tuple[str, str]:
        if self._random.random() > 0.88:
            return "", ("not_registered" if self._random.random() < 0.2 else "waiting")
        head = f"{province}{3 if sex == 'female' else 2}{year % 100:02d}"
        number = self._numbers[head] = self._numbers.get(head, 0) + 1
        if number > 99_999:
            return "", "waiting"
        # 61,261 has no common factor with 100,000: the digits look random and never repeat.
        return f"{head}{self.series}{number * 61_261 % 100_000:05d}", ""

    def _guardians(
        self, father: tuple[str, str, str], mother: tuple[str, str, str], born: date, letters: set[str]
    ) -> tuple[tuple[str, str, str, str, int, str, bool, str], ...]:
        random = self._random
        chance = random.random()
        mother_born = born.year - 19 - int(random.random() * 18)
        orphan = "a" in letters
        lone = chance < 0.05
        people = [
            (
                self._id(),
                mother[0],
                mother[1],
                "mother",
                mother_born,
                "",
                not orphan,
                "dead" if orphan else "present",
            )
        ]
        if not lone:
            state = "dead" if orphan else "away" if chance > 0.86 else "present"
            people.append(
                (
                    self._id(),
                    father[0],
                    father[1],
                    "father",
                    mother_born - int(random.random() * 6),
                    "",
                    False,
                    state,
                )
            )
        if orphan:
            name = self._name(KINH, father[0].split()[0], "female")
            people.append(
                (self._id(), name[0], name[1], "grandmother", mother_born - 24, "", True, "present")
            )
        return tuple(people)

    def _day_after(self, born: date, age_days: int) -> date:
        return born + timedelta(days=int(self._random.random() * max(age_days, 1)))

    def _circumstances(
        self, born: date, age_days: int
    ) -> tuple[tuple[str, str, str, date, date | None, str], ...]:
        random = self._random
        if random.random() > self.circumstance_share:
            return ()
        letters = {self._pick("circumstance")}
        if random.random() < 0.06:
            letters.add(self._pick("circumstance"))
        rows = []
        for letter in sorted(letters):
            start = self._day_after(born, age_days)
            room = (self.today - start).days
            end = (
                start + timedelta(days=1 + int(random.random() * room))
                if room > 30 and random.random() < 0.08
                else None
            )
            rows.append((self._id(), letter, "", start, end, GROUNDS[letter]))
        return tuple(rows)

    def _risks(
        self, born: date, age_days: int, poverty: str
    ) -> tuple[tuple[str, str, date, date | None, str], ...]:
        random = self._random
        share = self.risk_share * (1.9 if poverty in ("poor", "near_poor") else 0.72)
        if random.random() > share:
            return ()
        kind = "poor" if poverty != "none" and random.random() < 0.8 else self._pick("risk")
        start = self._day_after(born, age_days)
        room = (self.today - start).days
        end = (
            start + timedelta(days=1 + int(random.random() * room))
            if room > 30 and random.random() < 0.1
            else None
        )
        return ((self._id(), kind, start, end, "Rà soát của cộng tác viên"),)

    def _helps(
        self, born: date, age_days: int, special: bool, risky: bool
    ) -> tuple[tuple[str, str, date, int, str, str], ...]:
        random = self._random
        if random.random() > (0.8 if special else 0.3 if risky else 0.05):
            return ()
        recent = min(age_days, 400)
        rows = []
        for _turn in range(1 if random.random() < 0.7 else 2):
            on = self.today - timedelta(days=int(random.random() * max(recent, 1)))
            kind = self._pick("help")
            amount = 50_000 * (4 + int(random.random() * 20))
            rows.append((self._id(), kind, max(on, born), amount, "Ủy ban nhân dân xã", "Trợ giúp theo đợt"))
        return tuple(rows)

    def _injuries(
        self, born: date, age_days: int
    ) -> tuple[tuple[tuple[str, str, date, str, str], ...], date | None]:
        random = self._random
        if random.random() > 0.02 or age_days < 120:
            return (), None
        on = self.today - timedelta(days=int(random.random() * min(age_days, 400)))
        kind = self._pick("injury")
        chance = random.random()
        outcome = "died" if chance < DEADLY.get(kind, 0.002) else "disabled" if chance > 0.985 else "injured"
        where = "home" if chance < 0.45 else "community" if chance < 0.85 else "school"
        return ((self._id(), kind, on, where, outcome),), on if outcome == "died" else None


def _one(random: Random, words: Sequence[str]) -> str:
    # Three times as fast as random.choice, and the slight unevenness does not matter here.
    return words[int(random.random() * len(words))]


def _running(weights: Sequence[int]) -> list[float]:
    total, sums = sum(weights), []
    so_far = 0
    for weight in weights:
        so_far += weight
        sums.append(so_far / total)
    return sums


def _at(running: list[float], chance: float) -> int:
    return min(bisect_left(running, chance), len(running) - 1)
