"""The project that the other tests break is whole before they do."""


def test_it_has_no_problem(project):
    """Not even a warning: whatever a test finds comes from what it changed."""
    assert project.examine()[1] == []


def test_its_check_says_so(project):
    result = project.check()
    assert result.output == "0 problems\n"
    assert result.exit_code == 0
