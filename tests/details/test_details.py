"""What counts as a detail, in the forms that people write it in, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from infocentre.details import details

PHONE, CARD, ACCOUNT, WALLET = "a phone number", "the number of a card", "the number of a bank account", "the address of a wallet"
PAPER, PLATE, POINT, HOUSE = "the number of somebody’s document", "the plate of a car", "a point on a map", "the address of a house"
EMAIL, HANDLE, LINK = "an e-mail address", "a messenger handle", "a link to somebody’s messenger, phone or post box"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("+380 44 000 00 00", PHONE), ("+380.44.000.00.00", PHONE), ("+380/44/0000000", PHONE), ("(044) 000-00-00", PHONE), ("0 800 000 000", PHONE), ("тэл.0440000000", PHONE), ("т.044-000-00-00", PHONE), ("«0440000000»", PHONE), ("٠٤٤٠٠٠٠٠٠٠", PHONE),
        ("+375\u00a029\u00a0000\u00a000\u00a000", PHONE), ("8\u2011029\u2011000\u201100\u201100", PHONE),
        ("line@example.org", EMAIL), ("linе@example.org", EMAIL), ("лінія@example.org", EMAIL),
        ("@example_line", HANDLE), ("@еро_line", HANDLE), ("@лінія", HANDLE),
        ("https://t.me/example_line", LINK), ("t.me/+abcdef", LINK), ("telegram.me/example", LINK), ("https://wa.me/380440000000", LINK), ("https://chat.whatsapp.com/abc", LINK),
        ("https://signal.me/#p/+380", LINK), ("tg://resolve?domain=example", LINK), ("viber://chat?number=%2B380", LINK), ("HTTPS://T.ME/example", LINK), ("mailto:line@example.org", LINK),
        ("4111 1111 1111 1111", CARD), ("4111-1111-1111-1111", CARD), ("4111111111111111", CARD),
        ("BY13 NBRB 3600 9000 0000 2Z00 AB00", ACCOUNT), ("BY13NBRB3600900000002Z00AB00", ACCOUNT), ("UA213223130000026007233566001", ACCOUNT), ("PL61 1090 1014 0000 0712 1981 2874", ACCOUNT),
        ("61 1090 1014 0000 0712 1981 2874", ACCOUNT),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", WALLET), ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", WALLET), ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", WALLET),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", WALLET), ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", WALLET), ("EQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM9c", WALLET),
        ("0x0000000000000000000000000000000000000000", WALLET), ("4" + "A" * 94, WALLET),
        ("AB1234567", PAPER), ("MP 1234567", PAPER), ("МР1234567", PAPER), ("КВ №1234567", PAPER), ("0000000A000PB0", PAPER), ("0000000А000РВ0", PAPER),
        ("АА123456", PAPER), ("КЖ 123456", PAPER), ("СН№123456", PAPER), ("ABC123456", PAPER), ("44051401359", PAPER),
        ("ID-картка 123456789", PAPER), ("посвідчення № 123456789", PAPER), ("passport number 12 34 567890", PAPER), ("РНОКПП 1234567890", PAPER), ("пашпарт 1234567", PAPER), ("ПАШПАРТ 1234567", PAPER), ("TABLICA WA 12345", PLATE),
        ("1234 AB-7", PLATE), ("1234 АВ-7", PLATE), ("1234AB7-7"[:6] + "-7", PLATE), ("AB 1234-7", PLATE), ("AA1234BB", PLATE), ("АА 1234 ВВ", PLATE), ("А123ВС 77", PLATE), ("tablica WA 12345", PLATE), ("rejestracja KR 1AB23", PLATE),
        ("53.9045, 27.5615", POINT), ("53.9045 27.5615", POINT), ("53,9045; 27,5615", POINT), ("53.9045° N, 27.5615° E", POINT), ("53°54′16″", POINT), ("53° 54' 16\"", POINT), ("53,9° пн. ш.", POINT), ("27° E", POINT),
        ("geo:53.9,27.5", POINT), ("9G8F5H00+22"[:8].replace("0", "2") + "+22X", POINT), ("8FVC9G8F+5W", POINT), ("9G8F+5W", POINT), ("36UUA1234567890", POINT), ("36U UA 12345 67890", POINT),
        ("https://www.google.com/maps/@53.9045,27.5615,17z", POINT), ("https://www.openstreetmap.org/#map=17/53.9045/27.5615", POINT), ("https://maps.app.goo.gl/abc", POINT),
        ("https://what3words.com/one.two.three", POINT),
        ("вул. Прыкладная, 5", HOUSE), ("вул. Якуба Прыкладнага, д. 12", HOUSE), ("на вуліцы Прыкладной, 12а", HOUSE), ("вул. 9-га Прыкладу 5/2", HOUSE), ("Прыкладная вуліца, 12", HOUSE),
        ("вул. Прикладна, 5", HOUSE), ("на вулиці Прикладній, буд. 12", HOUSE), ("пр-т Прикладу, 7", HOUSE), ("площа Прикладу 3", HOUSE), ("ул. Примерная, дом 5", HOUSE), ("на проспекте Примера, 15", HOUSE), ("пер. Примерный 4", HOUSE),
        ("ul. Przykładowa 12", HOUSE), ("na ulicy Jana Przykładnego 12a", HOUSE), ("al. Przykładu 5/7", HOUSE), ("12 Example Street", HOUSE), ("Example Street, 12", HOUSE), ("5a Old Example Road", HOUSE), ("vul. Prykladna 5", HOUSE),
    ],
)  # fmt: skip
def test_a_detail_is_found_where_it_begins(text, what):
    """In the middle of a sentence and at the end of one, under its right name."""
    for sentence in (f"слово {text} слово", f"A word: {text}."):
        start = sentence.index(text)
        found = [(start <= detail.start < start + len(text), detail.what) for detail in details(sentence)]
        assert found and all(found) and what in [said for _, said in found], (sentence, found)


@pytest.mark.parametrize(
    "text",
    [
        "1 200 000 чалавек", "1\u00a0200\u00a0000", "in 2020–2021 and 2020-2021", "2022-03-01", "18-06-2022", "1 сакавіка 2022 года", "0,5 %", "9:00–18:00", "24/7", "version 1.2.3", "0.1234567", "1,1234567", "x-1234567", "2022/1234567", "1.5, 2.5", "12.345 and more",
        "36,6 °С", "36.6 °C", "20 °C", "T-72B3", "A-50", "ВВС 2022", "Су-34", "No. 73", "COVID-19", "5+5", "2022+22", "ISO 9001", "OP 1234",
        "https://example.org/1234567890/@name/53.90", "a [link](https://example.org/@name)", "https://archive.example/2022/1.50,2.50",
        "на вулиці 12 людей", "на плошчы Прыкладу 24 лютага", "на площі Прикладу 24 лютого 2022 року", "вул. Прыкладная 2022", "on 9 August Independence Square", "In 2020 Independence Square was full", "Example Street, 12 people",
        "ul. Przykładowa 2022", "na placu Przykładu 24 lutego", "вулиця Прикладна, 5 хвилин", "5 os. z 2022", "на плошчы Прыкладу 200 чалавек",
        "BY13 NBRB 3600 9000 0000 2Z00 AB01"[:12], "bc1qw508", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", "EQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM9d",
        "паспорт коштує 340 гривень", "пашпарт да 2022 года", "the passport of 2022", "36U", "8F+5W", "e-mail", "@ 5", "a@b",
        "сайт t.me закрыты", "часопіс «Знак:ме»", "tel: няма", "mail: no",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_detail_is_none(text):
    """Dates, sums, names, weapons, temperatures, squares where something happened, numbers whose checksum is wrong."""
    assert [detail.what for detail in details(f"слово {text} слово, and a word")] == []


def test_the_words_of_a_contact_may_say_where_an_office_is_and_nothing_else():
    assert list(details("вул. Прыкладная, 5", of_contact=True)) == []
    assert [detail.what for detail in details("AB1234567 4111 1111 1111 1111 @example_line", of_contact=True)] == [HANDLE, CARD, PAPER]


def test_nothing_that_is_found_is_kept():
    """What a message is made of holds no digit and no name of the text."""
    (detail,) = details("AB1234567")
    assert not any(letter.isdecimal() for letter in detail.what + detail.code + detail.hint)


@pytest.mark.parametrize("noise", ["1 ", "1(", "a@a.", "1A ", "A1", "вул. Аа ", "ul. A ", "t.me/a", "+1", "12.3456 ", "3a", "bc1q", "1111 ", "AB12 ", "°1", ":1"])
def test_no_text_takes_long(noise):
    started = time.process_time()
    list(details((noise * 20_000)[:20_000]))
    assert time.process_time() - started < 1
