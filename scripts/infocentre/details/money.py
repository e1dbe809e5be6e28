"""Numbers of cards, accounts and wallets; each with its checksum where it has one."""

from __future__ import annotations

import re

from ..model.accounts import ACCOUNTS, is_bank_account
from .sort import FIRST, Sort, whole

_CARD = re.compile(rf"{FIRST}[0-9]{{3}}(?:[ \u00a0-]?[0-9]{{4}}){{3}}")
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?:[ \u00a0]?[A-Z0-9]){11,30}(?![A-Z0-9])")
_SHORTEST_IBAN = 15
_POLISH = re.compile(rf"{FIRST}[0-9](?:[ \u00a0]?[0-9]{{4}}){{6}}")  # written without the letters of the country
_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
_WALLETS = {
    r"(?:bc|ltc)1[02-9ac-hj-np-zAC-HJ-NP-Z]{11,87}|(?:BC|LTC)1[02-9AC-HJ-NP-Z]{11,87}": ("bitcoin", "litecoin"),
    rf"[13LM]{_BASE58}{{25,34}}": ("bitcoin", "litecoin"),
    rf"T{_BASE58}{{33}}": ("tron",),
    r"[EUk0]Q[A-Za-z0-9_-]{46}": ("ton",),
    r"0x[0-9a-fA-F]{40}": ("ethereum",),
    rf"[48]{_BASE58}{{94}}(?:{_BASE58}{{11}})?": ("monero",),
}
ACCOUNT, WALLET = "the number of a bank account", "the address of a wallet"


def _account_inside(match: re.Match[str]) -> bool:
    """The pattern may run on into the next words: the account ends wherever its checksum holds."""
    text = match[0]
    ends = (end for end in range(_SHORTEST_IBAN, len(text) + 1) if end == len(text) or not text[end].isalnum())
    return any(is_bank_account(text[:end]) for end in ends)


def _wallet(pattern: str, chains: tuple[str, ...]) -> Sort:
    return Sort(WALLET, re.compile(pattern), lambda match: whole(match) and any(ACCOUNTS[chain](match[0]) for chain in chains))


SORTS = (
    Sort(ACCOUNT, _IBAN, _account_inside),
    Sort(ACCOUNT, _POLISH, lambda match: whole(match) and is_bank_account(f"PL{match[0]}")),
    Sort("the number of a card", _CARD, whole),
    *(_wallet(pattern, chains) for pattern, chains in _WALLETS.items()),
)
