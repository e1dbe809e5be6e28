"""Points on a map: coordinates, codes of squares, links to maps, houses in streets."""

from __future__ import annotations

import re

from .sort import FIRST, Sort, after, whole

_PAIR = re.compile(
    rf"{FIRST}[0-9]?(?:\.[0-9]{{3,}}[ °]{{0,3}}[NSns]?[,;/ ]{{1,3}}-?[0-9]{{1,3}}\.|,[0-9]{{3,}}[ °]{{0,3}}[NSns]?[;/ ]{{1,3}}-?[0-9]{{1,3}},)[0-9]{{3,}}"
)
_MINUTES = re.compile(r"°(?<=[0-9 ]°) ?[0-9]{1,2}(?:[.,][0-9]+)? ?['′’]")
_SIDE = re.compile(r"°(?<=[0-9 ]°) ?(?:[NSEW]\b|north|south|east|west|(?:с|ю|в|з|пн|пд|сх|зх|паўн|паўд|усх|зах)\.? ?[шд]\b)")
_GEO = re.compile(r":(?<=\bgeo:)-?[0-9]", re.IGNORECASE)
# Open Location Code: the whole code or a short one; its alphabet knows no vowels, and the letters after the plus tell it from a sum.
_PLUS_CODE = re.compile(r"\+(?:(?<=\b[2-9CFGHJMPQRVWX]{8}\+)|(?<=\b[2-9CFGHJMPQRVWX]{6}\+)|(?<=\b[2-9CFGHJMPQRVWX]{4}\+))(?![0-9]+\b)[2-9CFGHJMPQRVWX]{2,3}\b")
_MGRS = re.compile(rf"{FIRST}[0-9]?[C-HJ-NP-X] ?[A-HJ-NP-Z]{{2}} ?(?:[0-9]{{5}} ?[0-9]{{5}}|[0-9]{{4}} ?[0-9]{{4}})")
_MAP_LINK = re.compile(
    r"https?://\S*?[/=@!,:#%CD]-?[0-9]{1,3}\.[0-9]{3,}(?:,|/|%2C|;|!4d|&l(?:on|ng)=|&mlon=)-?[0-9]{1,3}\.[0-9]{3,}|https?://(?:maps\.app\.goo\.gl|goo\.gl/maps|what3words\.com|w3w\.co)/\S+",
    re.IGNORECASE,
)

# The words for streets and squares in Belarusian, Ukrainian, Russian and Polish, short and in their cases.
_STREET = (
    r"\b(?i:вул(?:\.|іц[аеыу]|иц[яіюе])|ул(?:\.|иц[аеыу])|пр-т\.?|просп(?:\.|ект\w?)|прасп(?:\.|ек[тц]\w?)|бул(?:\.|ьвар\w?)|пров(?:\.|ул\w+)|завул(?:\.|\w+)"
    r"|пер(?:\.|еул\w+)|пл(?:\.|ощ\w+|ошч\w+)|шос?се|шаш[аы]|наб(?:\.|ереж\w+)|ul(?:\.|ic\w+)|al(?:\.|ej\w+|ei)|pl(?:\.|ac\w*)|os(?:\.|iedl\w+)|vul(?:\.|yts\w+|its\w+)|ulits\w+)"
)
_CAPITAL = "A-ZŁŚŻŹĆÓА-ЯЁЄІЇҐЎ"
_NAME = rf"[ \u00a0]+(?:[0-9]{{1,2}}[\w-]{{0,4}}[ \u00a0])?(?:[{_CAPITAL}][\w’ʼ'.-]*[ \u00a0]?){{1,4}}"
# A number after a street is no house where a month, a year or something counted follows.
_MONTHS = (
    "студз|лют|сакав|красав|мая|трав|чэрв|ліп|жніў|верас|кастр|ліст|снеж|січ|берез|квіт|черв|лип|серп|верес|жовт|груд|янв|фев|март|апр|июн|июл|авг|сен|окт|ноя|дек"
    "|stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|paźdz|list|grud|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec"
)
_COUNTED = "год|гад|рок|рік|дзён|дн|день|час|хв|мин|мін|тыс|млн|чал|чел|люд|ос[оі]б|км|мет|раз|год|km|year|day|hour|people|persons|osób|lat|dni|godz|min|tys"
_BEFORE_A_HOUSE = r"(?:,? ?(?:д\.|дом|буд\.|будин\w+|№|nr|No\.?))?"
_ENGLISH_STREET = r"(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.|Lane|Boulevard|Blvd\.?|Square)(?!\w)"
_STREET_BEFORE = rf"(?:{_STREET}{_NAME}|[{_CAPITAL}]\w{{2,}}(?:ая|ай|ька|ькій|ій|ой)[ \u00a0]{_STREET}|[A-Z][\w’'-]+ {_ENGLISH_STREET}){_BEFORE_A_HOUSE},?[ \u00a0]*\Z"
_HOUSE = re.compile(rf"(?!(?:19|20)[0-9]{{2}}\b)[0-9]{{1,4}}(?:[A-Za-zА-Яа-яІі]|[/-][0-9]{{1,3}})?\b(?!:?[0-9]|%|[.,][0-9]|[ \u00a0](?:{_MONTHS}|{_COUNTED}))")
_HOUSE_FIRST = re.compile(rf"[0-9]{{1,3}}[A-Za-z]?,? (?!{_MONTHS})(?:[A-Z][\w’'-]+ ){{1,3}}{_ENGLISH_STREET}")

POINT = "a point on a map"
ADDRESS = "the address of a house"
LINKS = (Sort(POINT, _MAP_LINK),)
SORTS = (
    Sort(POINT, _PAIR, whole),
    Sort(POINT, _MINUTES, part="°", has_head=True),
    Sort(POINT, _SIDE, part="°", has_head=True),
    Sort(POINT, _GEO, part=":", has_head=True),
    Sort(POINT, _PLUS_CODE, part="+", has_head=True),
    Sort(POINT, _MGRS, whole),
    Sort(ADDRESS, _HOUSE, after(_STREET_BEFORE)),
    Sort(ADDRESS, _HOUSE_FIRST, whole),
)
