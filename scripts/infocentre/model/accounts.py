"""Numbers to which money is sent, and hidden services: each is told from a mistyped one by its own checksum."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable

_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
_BASE58_VERSIONS = {"bitcoin": (0, 5), "litecoin": (0x30, 0x32), "tron": (0x41,)}
_BECH32_HEADS = {"bitcoin": "bc", "litecoin": "ltc"}
_BECH32_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_SUMS = (1, 0x2BC830A3)  # BIP 173, and BIP 350 for newer addresses
_ETHEREUM = re.compile(r"0x[0-9a-fA-F]{40}\Z")  # its checksum hides in the case of the letters and may be missing
_MONERO = re.compile(rf"[48]{_BASE58}{{94}}(?:{_BASE58}{{11}})?\Z")
_ONION = re.compile(r"[a-z2-7]{56}\.onion\Z")


def is_bank_account(text: str) -> bool:
    """Whether a text is an IBAN: country, length and checksum."""
    from stdnum import iban  # few texts hold anything like a number to look at, and all of stdnum takes a while to load

    return iban.is_valid(text.replace("\u00a0", " "))


def is_card(text: str) -> bool:
    """Whether a text is the number of a bank card, in groups or without."""
    from stdnum import luhn

    digits = re.sub("[ \u00a0-]", "", text)
    return bool(re.fullmatch("[0-9]{16,19}", digits)) and luhn.is_valid(digits)


def is_base58(text: str, chain: str) -> bool:
    """Whether a text is an address of a chain in the old form: version and checksum."""
    from stdnum.bitcoin import b58decode

    try:
        address = b58decode(text)
    except ValueError:
        return False
    sum_of = hashlib.sha256(hashlib.sha256(address[:-4]).digest()).digest()[:4]
    return len(address) == 25 and address[0] in _BASE58_VERSIONS[chain] and sum_of == address[-4:]


def is_bech32(text: str, chain: str) -> bool:
    """Whether a text is an address of a chain in the new form."""
    head, _, rest = text.lower().rpartition("1")
    if head != _BECH32_HEADS[chain] or not set(rest) <= set(_BECH32_LETTERS):
        return False
    values = [ord(letter) >> 5 for letter in head] + [0] + [ord(letter) & 31 for letter in head]
    from stdnum.bitcoin import bech32_checksum

    return bech32_checksum(values + [_BECH32_LETTERS.index(letter) for letter in rest]) in _BECH32_SUMS


def is_ton(text: str) -> bool:
    """Whether a text is an address of TON: 34 bytes and their CRC."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{48}", text):
        return False
    content = base64.urlsafe_b64decode(text)
    return binascii.crc_hqx(content[:34], 0).to_bytes(2, "big") == content[34:]


def is_onion(text: str) -> bool:
    """Whether a text is the name of a hidden service of Tor, version 3."""
    if not _ONION.match(text):
        return False
    content = base64.b32decode(text.removesuffix(".onion").upper())
    return hashlib.sha3_256(b".onion checksum" + content[:32] + content[34:]).digest()[:2] == content[32:34] and content[34] == 3


ACCOUNTS: dict[str, Callable[[str], bool]] = {
    "bank": is_bank_account,
    "card": is_card,
    "bitcoin": lambda text: is_base58(text, "bitcoin") or is_bech32(text, "bitcoin"),
    "litecoin": lambda text: is_base58(text, "litecoin") or is_bech32(text, "litecoin"),
    "ethereum": lambda text: bool(_ETHEREUM.match(text)),
    "tron": lambda text: is_base58(text, "tron"),
    "ton": is_ton,
    "monero": lambda text: bool(_MONERO.match(text)),
}
"""What tells a number of each service from a mistyped one."""
