"""A name is found in every case, in both alphabets and in the spellings of other languages; ordinary words are not."""

import pytest

from infocentre.name_forms import NameForms


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Прыклад Нязгадны", "пра Нязгаднага"),
        ("Прыклад Нязгадны", "НЯЗГАДНЫМ"),
        ("Прыклад Нязгадны", "пра «нязгадную» справу"),
        ("Антон Матолька", "Матольцы далі"),
        ("Антон Матолька", "MatolkaHelp"),
        ("Антон Матолька", "Matołce"),
        ("Міхаіл Жызнеўскі", "Zhyzneuski’s"),
        ("Міхаіл Жызнеўскі", "Żyznieuskiego"),
        ("Михаил Жизневский", "https://example.org/news/mihail-zhiznevskij-zahinul"),
        ("Михаил Жизневский", "Zhiznevsky"),
        ("Mikhail Zhyzneuski", "Жызнеўскаму"),
        ("Вадзім Пракоп’еў", "Пракоп'ева"),
        ("Вадзім Пракоп’еў", "Prakopyeu"),
        ("Вадзім Пракоп’еў", "prakop-eu"),
        ("Павел Шурмей", "Szurmiejowi"),
        ("Павел Шурмей", "у Шурмея."),
        ("Дзяніс Прохараў", "Procharau"),
        ("Dzianis Prokharau", "Прохараву"),
        ("Ілля Хрэнаў", "khrenau-died"),
        ("Адам Скабля-Ёсць", "Скаблі"),
    ],
)
def test_a_form_of_a_name_is_found(name, text):
    assert list(NameForms([name]).places(text))


@pytest.mark.parametrize(
    ("name", "text"),
    [("Міхаіл Жызнеўскі", "Міхаіл прыйшоў"), ("Павел Шурмей", "шурфы ў шахце"), ("Іван Марчук", "w marcu, у сакавіку, March"), ("Антон Матолька", "матоляў"), ("Ілля Хрэнаў", "Cyrenaika"), ("Ілля Хрэнаў", "нехрэнаўскі")],
)
def test_another_word_is_not(name, text):
    """A first name alone, and words that begin alike."""
    assert list(NameForms([name]).places(text)) == []


@pytest.mark.parametrize(("text", "count"), [("«Тур», быў", 1), ("пра Тура", 1), ("з Турам", 1), ("Tur", 0), ("тур па горадзе", 0), ("Турцыя", 0), ("Тураў", 0), ("культура", 0), ("ПолТур", 0)])
def test_a_short_call_sign_is_found_as_a_word_with_a_capital(text, count):
    """In its own alphabet: of three letters hardly more can be told."""
    assert len(list(NameForms([], ["Тур"]).places(text))) == count


def test_each_word_of_a_call_sign_is_a_name():
    assert [*NameForms([], ["Чорны Літвін"]).places("«Літвін» і «Чорны»")] == [1, 12]


def test_every_place_is_told():
    """Not only the first one of a text."""
    assert list(NameForms(["Х Хрэнаў"], ["Літвін"]).places("Хрэнаў, «Літвін». Пра Хрэнава.")) == [0, 9, 22]


def test_no_name_has_no_form():
    assert not NameForms([]) and list(NameForms([]).places("тэкст")) == []
