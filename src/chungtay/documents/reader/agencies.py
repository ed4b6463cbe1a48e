"""Names of agencies: proper case for names in capitals, canonical spelling, and lists taken apart."""

from __future__ import annotations

import re
from typing import Final

from chungtay.documents.reader.letters import LOW, UP, is_upper, squeeze

SECTORS: Final = (
    "Lao động - Thương binh và Xã hội", "Giáo dục và Đào tạo", "Văn hóa, Thể thao và Du lịch",
    "Văn hóa và Thể thao",
    "Văn hóa - Xã hội", "Văn hóa và Thông tin", "Văn hóa - Thông tin", "Văn hóa Thông tin",
    "Thông tin và Truyền thông",
    "Khoa học và Công nghệ", "Kế hoạch và Đầu tư", "Tài chính - Kế hoạch", "Tài chính",
    "Tài nguyên và Môi trường",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường", "Nông nghiệp", "Giao thông vận tải",
    "Xây dựng",
    "Công Thương", "Y tế", "Tư pháp", "Nội vụ", "Ngoại giao", "Ngoại vụ", "Công an", "Quốc phòng", "Du lịch",
    "Dân tộc và Tôn giáo", "Dân tộc", "Quy hoạch - Kiến trúc", "Kinh tế và Hạ tầng",
    "Kinh tế, Hạ tầng và Đô thị",
    "Kinh tế - Hạ tầng", "Kinh tế", "Quản lý đô thị", "Tuyên giáo và Dân vận", "Tuyên giáo",
    "Dân vận", "Trẻ em", "Bảo trợ xã hội", "Phòng, chống tệ nạn xã hội", "Bà mẹ và Trẻ em",
    "Bà mẹ - Trẻ em", "Dân số",
)  # fmt: skip
PHRASES: Final = (
    "Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc", "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Hội Liên hiệp Phụ nữ",
    "Hội Nông dân", "Hội Cựu chiến binh", "Liên đoàn Lao động", "Tổng Liên đoàn Lao động",
    "Hội Chữ thập đỏ", "Hội Khuyến học",
    "Hội Bảo vệ quyền trẻ em", "Ủy ban nhân dân", "Hội đồng nhân dân", "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Thủ tướng Chính phủ", "Văn phòng Chính phủ", "Chính phủ", "Quốc hội", "Ban Chấp hành Trung ương",
    "Bộ Chính trị",
    "Ban Bí thư", "Trung ương", "Việt Nam", "Hồ Chí Minh", "Ban Thường vụ", "Ban Chấp hành", "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy", "Đảng ủy", "Bộ Chỉ huy Quân sự", "Bộ đội Biên phòng", "Bảo hiểm xã hội", "Kho bạc Nhà nước",
    "Ngân hàng Nhà nước", "Đài Phát thanh và Truyền hình", "Đài Phát thanh - Truyền hình", "Nhà nước", "Đảng",
    "Ban Chỉ đạo", "Ban Điều hành", "Ban Tổ chức",
)  # fmt: skip
_LABOUR: Final = r"Lao\s+động(?:\s*-\s*|,?\s+)Thương\s+binh\s+(?:và|&)\s+Xã\s+hội"
_SHORT_FORMS: Final = "ptdtbt|ptdtnt|thcs|thpt|tncs|lhpn|mttq|hđnd|ubnd|lđtbxh|bvqte|tdtt|bch"
_LEVELS: Final = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
# Words that make another phrase of an agency's first word: "Báo cáo", "Ban hành", "Phòng ngừa", "Bộ chỉ số".
_NOT_NAMES: Final = (
    r"(?!Báo\s+(?:cáo|ngay|tin|động|hiệu)|Ban\s+hành|Phòng\s*,|Phòng\s+(?:ngừa|chống|tránh|bệnh|dịch|khi)"
    r"|Hội\s+(?:nghị|thảo|họp|ý)"
    r"|Bộ\s+(?:máy|tài liệu|chỉ số|chỉ tiêu|tiêu|công cụ|dữ liệu|luật|phận)|Trường\s+hợp|Vụ\s+(?:việc|án)"
    r"|Đoàn\s+kết|Viện\s+trợ"
    r"|Cung\s+(?:cấp|ứng)|Đội\s+ngũ|Sở\s+hữu|Trưởng\s+thành|Thanh tra\s*,|Thanh tra\s+(?:việc|các|công tác"
    r"|theo|đột|chuyên|mọi|tất)"
    r"|[Cc]ác\s+trường\s+hợp|[Cc]ác\s+bộ\s+(?:phận|chỉ|tiêu)|Quỹ\s+đất|Đài\s+thọ|Cục\s+diện)"
)
STARTER: Final = (
    rf"(?:{_NOT_NAMES}(?:[Cc]ác\s+(?:[Ss]ở|[Bb]ộ|cơ quan|đơn vị|tổ chức|địa phương|phòng|ban|trường|hội"
    rf"|đoàn thể|thành viên|ngành)"
    r"|Các\s+(?:xã|huyện|thành phố|phường|Cục|Vụ)"
    r"|Sở|Bộ|Ban|Ủy ban|UBND|UBMTTQ|MTTQ|Mặt trận|Công an|Hội|Liên minh|Liên hiệp|Đoàn|Tỉnh [Đđ]oàn"
    r"|Thành đoàn"
    r"|Tỉnh đoàn|Huyện đoàn"
    r"|Quận đoàn|Thị đoàn|Quận ủy|Thị ủy|phòng(?=\s+(?:Lao động|Giáo dục|Văn hóa|Y tế|Tài chính))"
    r"|Báo|Đài|Tòa án|Viện|Phòng|Trung tâm|Liên đoàn|Tổng Liên đoàn|Văn phòng|Cục|Vụ"
    r"|Tổng cục"
    r"|Thanh tra|Chi cục|Bảo hiểm|BHXH|Kho bạc|Ngân hàng|Trường|Bệnh viện|Trạm|Quỹ|Hội đồng|HĐND|Tỉnh ủy"
    r"|Thành ủy"
    r"|Huyện ủy|Đảng ủy|Bưu điện|Trung ương|TAND|VKSND|Tổng đài|Cơ quan|Ngành|Đảng bộ|Đội|Bộ đội"
    r"|Nhà thiếu nhi|Cung"
    r"|Cổng|Thường trực|Lực lượng|Chánh\s+[Vv]ăn phòng|Chánh\s+Thanh tra|Giám đốc|Phó Giám đốc|Thủ trưởng"
    r"|Chủ tịch"
    r"|Trưởng|Tổng Giám đốc|Hiệu trưởng|Người đứng đầu(?=\s+(?:các|cơ quan|đơn vị))))"
)
_TELLS_A_STORY: Final = re.compile(
    r"(?<!\w)(?:đã|vừa|rất|không|được|đang|là|có ý kiến|nhận được|nhận thấy)(?!\w)"
)
_STARTS: Final = re.compile(rf"{STARTER}(?=[\s:;,.]|$)")
_ASKING: Final = re.compile(
    r"^(?:(?:Đề nghị|Yêu cầu|Giao|Ủy quyền|Phân công|Kính đề nghị|Trân trọng đề nghị|Giao nhiệm vụ"
    r"|Trách nhiệm của|Đối với)"
    r"(?:\s+(?:hoặc|và)\s+(?:ủy quyền|giao|đề nghị))?(?:\s+cho)?\s*:?\s+)+"
)
_HEADS: Final = re.compile(
    r"^(?:(?:Đồng chí|Ông|Bà|Các ông|Ông \(bà\)|Các ông \(bà\))\s*:?\s*)?"
    r"(?P<title>Chánh(?=\s+(?:Văn phòng|Thanh tra))|Giám đốc|Tổng Giám đốc|Thủ trưởng|Người đứng đầu"
    r"|Hiệu trưởng"
    r"|Chủ tịch(?=\s+(?:Ủy ban|UBND|Hội))|Trưởng(?=\s+(?:Phòng|phòng|Ban|Công an))|Trưởng(?=\s+các))\s+"
)
_LISTED: Final = re.compile(
    r"^\s*(?:Lãnh đạo |Giám đốc |Thủ trưởng )?[Cc]ác\s+([Ss]ở|[Pp]hòng|[Bb]ộ)(?:,\s*(?:ban|ngành))*\s*:\s*"
)
_SPLIT: Final = re.compile(r"\s*(?:;|,|\bvà\b|\bcùng\b)\s*(?:và\s+)?")
VERBS: Final = (
    "làm(?!\\s+việc\\s+với)|tiến hành|một số|những việc|cụ thể|như sau|chấp hành|lưu ý|chủ trì|phối hợp"
    "|có trách nhiệm|chịu trách nhiệm|chỉ đạo|tổ chức(?!\\s+(?:thành viên|chính trị|xã hội"
    "|có|liên quan|đoàn))"
    "|triển khai|thực hiện|xây dựng|tham mưu|hướng dẫn|tăng cường|tiếp tục|căn cứ|bố trí|định kỳ|báo cáo"
    "|rà soát|kiểm tra|đẩy mạnh"
    "|theo dõi|quan tâm|nghiêm túc|kịp thời|chủ động|tập trung|phân công|cân đối|lồng ghép|trên cơ sở"
    "|khẩn trương|thường xuyên"
    "|tổng hợp|gửi|cử|đôn đốc|giám sát|vận động|tuyên truyền|phổ biến|bảo đảm|đảm bảo|nâng cao|ban hành"
    "|hoàn thành|cập nhật"
    "|chuẩn bị|đưa|lập|trình|phân bổ|quản lý|nghiên cứu|đề xuất|theo chức năng|hằng năm|hàng năm|định hướng"
    "|quán triệt|huy động"
    "|xem xét|tham gia|duy trì|tiếp nhận|công bố|cung cấp|trước ngày|làm đầu mối|là đầu mối|căn cứ|đăng tải"
    "|phát động|đồng loạt"
    "|đề nghị|yêu cầu|giao|bám sát|củng cố|kiện toàn|thành lập|thẩm định|thống kê|in ấn|tập huấn|mở|dành"
    "|đánh giá|thông báo|nhân rộng|phát huy"
)
_VERB: Final = re.compile(
    rf"(?:\s|^)(?:{VERBS})(?=[\s,.;:]|$)|(?<![Ss]ở)(?<!ngành)(?<!ban)(?<![Bb]ộ)(?<!phòng)\s*:|\s*\("
)

_BY_LENGTH: Final = "|".join(re.escape(name) for name in sorted({*SECTORS}, key=len, reverse=True))
_PHRASE_ANY: Final = "|".join(re.escape(name) for name in sorted({*PHRASES}, key=len, reverse=True))
_AREA: Final = rf"(?:(?:các|\d+)\s+)?(?:{_LEVELS}|Tỉnh|Thành phố)"
_TAIL: Final = (
    rf"(?:\s+(?:(?:các\s+)?cấp\s+)?{_AREA}(?:(?:,\s*"
    rf"|\s+và\s+){_AREA}(?![{LOW}]))*+(?:\s+[{UP}][{LOW}]*){{0,4}}+"
    r"|\s+trực thuộc Trung ương|\s+Việt Nam|\s+các cấp|\s+(?:có\s+)?liên quan)"
)
_KNOWN_NAME: Final = (
    rf"(?:(?:Giám đốc|Chủ tịch|Chánh)\s+)?(?:(?:Bộ|Sở|Phòng|Cục)\s+(?:{_BY_LENGTH})|{_PHRASE_ANY}|UBND|HĐND"
    rf"|Công an"
    rf"|Tỉnh đoàn|Văn phòng\s+(?:Ủy ban nhân dân|UBND)|Ủy ban\s+(?:Mặt trận Tổ quốc Việt Nam|MTTQ Việt Nam"
    rf"|MTTQ))(?:{_TAIL})*+"
)
_KNOWN_LIST: Final = re.compile(rf"{_KNOWN_NAME}(?:\s*(?:,|;|và)\s*{_KNOWN_NAME})*+(?=\s+[{LOW}])")

_ISSUER_SPEAKS: Final = re.compile(r"\s*(?:giao|yêu cầu|đề nghị|ban hành|trân trọng)\b")


def fix_sectors(text: str) -> str:
    """Return a name with the sectors and bodies of the state in their official spelling."""
    for names, before in (
        (PHRASES, ""),
        (SECTORS, r"(\b(?:Bộ|Sở|Phòng|Tổng cục|Chi cục|Cục|Vụ|Ban|Ngành|Trung tâm)\s+)"),
    ):
        for name in sorted(names, key=len):
            loose = (
                _LABOUR
                if name == SECTORS[0]
                else re.sub(r"(?:\\ )?\\-(?:\\ )?", r"\\s*-\\s*", re.escape(name)).replace(r"\ ", r"\s+")
            )
            keep = r"\1" if before else ""
            text = re.sub(rf"(?<![{UP}{LOW}]){before}{loose}(?![{UP}{LOW}])", keep + name, text, flags=re.I)
    return squeeze(text)


def _lower_levels(text: str) -> str:
    """Return a name set in capitals with small letters, the proper names of places keeping theirs."""
    words = text.lower().split()
    joined = " ".join(words)
    level = re.compile(
        rf"(?<![{LOW}])({_LEVELS})\s+(?!(?:ủy|đoàn|nhân|và|hội|trấn)\b)([{LOW}0-9' ]+?)(?=$|[,;.]| - "
        rf"|\s+và\s)"
    )

    def place(found: re.Match[str]) -> str:
        return found.group(1) + " " + " ".join(word[:1].upper() + word[1:] for word in found.group(2).split())

    named = re.sub(
        rf"(?<!\w)(?:{_SHORT_FORMS})(?!\w)", lambda found: found.group().upper(), level.sub(place, joined)
    )
    school = re.compile(rf"(?<=(?:THCS|THPT) )([{LOW}]+(?: [{LOW}]+){{0,3}})$")
    named = school.sub(lambda found: found.group().title(), named)
    party = re.compile(rf"((?:tỉnh|thành|huyện) ủy) ([{LOW} ]+)$")
    return party.sub(lambda found: f"{found.group(1)} {found.group(2).title()}", named)


def proper_name(text: str) -> str:
    """Return an agency's name as it is written in a sentence: "BỘ Y TẾ" becomes "Bộ Y tế"."""
    bare = squeeze(text).strip(" .,;:-*")
    bare = re.sub(r"\bUBND\b", "ỦY BAN NHÂN DÂN" if is_upper(bare) else "Ủy ban nhân dân", bare)
    if is_upper(bare):
        bare = _lower_levels(bare)
        bare = bare[:1].upper() + bare[1:]
    bare = fix_sectors(bare)
    bare = re.sub(r"(?<=nhân dân )thành phố(?= Hồ Chí Minh)", "Thành phố", bare)
    return bare[:1].upper() + bare[1:]


def starts_agency(text: str) -> bool:
    """Tell whether the text begins with the name of an agency, after words such as "Đề nghị"."""
    return _STARTS.match(_ASKING.sub("", text)) is not None


def split_agencies(text: str) -> tuple[str, ...]:
    """Return the agencies named in a heading; "và" and commas inside one name do not split it.

    "Sở Văn hóa, Thể thao và Du lịch" stays whole, "Các sở: Y tế, Tư pháp" gives two names, the post of a head gives
    the agency ("Giám đốc Sở Y tế" → "Sở Y tế").
    """
    bare = _ASKING.sub("", squeeze(text)).strip(" .,;:*")
    pieces: list[str] = []
    start = 0
    for gap in _SPLIT.finditer(bare):
        rest = bare[gap.end() :]
        if _STARTS.match(rest) and not _inside_name(bare, gap.start(), gap.end()):
            pieces.append(bare[start : gap.start()])
            start = gap.end()
    pieces.append(bare[start:])
    out: list[str] = []
    for piece in pieces:
        listed = _LISTED.match(piece)
        names = (
            _split_sectors(listed.group(1).capitalize(), piece[listed.end() :])
            if listed
            else (_of_head(piece),)
        )
        out.extend(name for name in names if name and name not in out)
    return tuple(out)


def _inside_name(text: str, start: int, end: int) -> bool:
    for name in (*SECTORS, *PHRASES):
        for found in re.finditer(re.escape(name), text):
            if found.start() < start and end < found.end():
                return True
    return False


def _split_sectors(kind: str, text: str) -> tuple[str, ...]:
    rest = text
    out: list[str] = []
    by_length = sorted(SECTORS, key=len, reverse=True)
    while rest:
        rest = rest.lstrip(" ,;.").removeprefix("và ").lstrip()
        name = next(
            (
                name
                for name in by_length
                if re.match(rf"{re.escape(name)}(?=\s*(?:[,;.]|và\b|$))", rest, re.I)
            ),
            None,
        )
        if name is None:
            cut = re.search(r"[,;]", rest)
            piece, rest = (rest[: cut.start()], rest[cut.end() :]) if cut else (rest, "")
            out.extend(
                split_agencies(piece) if _STARTS.match(piece) else ([f"{kind} {piece}"] if piece else [])
            )
            continue
        out.append(f"{kind} {name}")
        rest = rest[len(name) :]
    return tuple(out)


def _of_head(piece: str) -> str:
    piece = piece.strip(" .,;:")
    found = _HEADS.match(piece)
    name = piece[found.end() :] if found else re.sub(r"^(?:Đồng chí|Ông|Bà)\s+", "", piece)
    return name.strip()


def leading_agencies(text: str, *, longest: int = 320) -> tuple[tuple[str, ...], int]:
    """Return the agencies a sentence begins with and where their names end; none when it does not.

    The names end at the first verb of duty ("chủ trì", "có trách nhiệm"…), at a colon or at a bracket.
    """
    asked = _ASKING.match(text)
    begin = asked.end() if asked else 0
    if not _STARTS.match(text, begin):
        return (), 0
    known = _KNOWN_LIST.match(text, begin)
    if asked is None and _ISSUER_SPEAKS.match(text[(known.end() if known else begin) :]):
        return (), 0
    if known and not re.match(r"\s+(?:và|của)\s", text[known.end() :]):
        return split_agencies(text[begin : known.end()]), known.end()
    found = _VERB.search(text, begin + 1)
    if found is None or found.start() - begin > longest:
        return (), 0
    if asked is None and found.group().strip() in ("giao", "yêu cầu", "đề nghị"):
        return (), 0
    names = split_agencies(text[begin : found.start()])
    if any(re.search(r"[.!?]\s", name) or _TELLS_A_STORY.search(name) for name in names):
        return (), 0
    return names, found.start()
