"""What is said about a problem can be read, and steers nothing."""

from infocentre.problem import MAX_MESSAGE, Problem, Refused, printable


def test_a_problem_is_a_line_and_a_hint():
    assert str(Problem("a.yml", 3, 7, "code", "it is wrong", "Mend it.")) == "a.yml:3:7: code it is wrong\n    Mend it."
    assert str(Problem("a.yml", 3, 7, "code", "it is wrong")) == "a.yml:3:7: code it is wrong"


def test_what_would_steer_a_terminal_is_shown_by_its_code():
    problem = Problem("a\nb\udcff.yml", 1, 1, "id", "\x1b[31m`\u202ex`", "Delete\x07 it.")
    assert str(problem) == "aU+000AbU+DCFF.yml:1:1: id U+001B[31m`U+202Ex`\n    DeleteU+0007 it."


def test_letters_and_signs_stay():
    assert printable("Аб’яднаны — «ё» 🙂 łódź é") == "Аб’яднаны — «ё» 🙂 łódź é"


def test_a_message_has_an_end():
    assert Problem("a", 0, 0, "c", "x" * 10_000).message == "x" * MAX_MESSAGE + "…"


def test_problems_stand_in_the_order_of_files_and_lines():
    one, two, three = (Problem(path, line, 1, "c", "m") for path, line in (("a", 2), ("a", 10), ("b", 1)))
    assert Refused([three, two, one]).problems == [one, two, three]
