"""A record by consent is published only with two approvals, by two roles and two keys of the signers' list."""

import shutil
import subprocess

import pytest

from approving import PROFILE, SIGNERS, by_consent, new_key, trust
from infocentre.approvals import Approval, lacking, statement
from infocentre.signing import signers_of, verifier

ADDRESS = "profiles/example-volunteer"


@pytest.fixture
def keys(tmp_path):
    """Two keys of two people."""
    return new_key(tmp_path, "first"), new_key(tmp_path, "second")


def held(project):
    """The codes of the reasons to hold the example profile, with the project's own signers."""
    _, problems = project.examine_with(verifier(signers_of(project)))
    return sorted(problem.code for problem in problems if problem.level == "held")


def approve(project, role, key):
    """What `approve` answers."""
    return project.run("approve", ADDRESS, "--role", role, "--key", str(key), "--date", "2026-11-23")


def test_without_signers_a_consent_holds_the_profile(project):
    """Where no signers are set up, a profile by consent is held."""
    by_consent(project)
    assert held(project) == ["identity-approval"]


def test_two_roles_and_two_keys_publish(project, keys):
    """Two approvals by different roles and keys are enough."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[1])
    assert approve(project, "safety-editor", keys[0]).exit_code == 0
    assert held(project) == ["identity-approval"]
    assert approve(project, "editor", keys[1]).exit_code == 0
    assert held(project) == []


def test_the_ledger_knows_approved_profiles(project, keys):
    """`ledger` notes what is published, and a held profile is not."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[1])
    project.replace("data/published.yml", f"  {ADDRESS}: 2026-11-20\n", "")
    project.run("ledger", "--date", "2026-11-23")
    assert ADDRESS not in (project / "data/published.yml").read_text(encoding="utf-8")
    approve(project, "safety-editor", keys[0])
    approve(project, "editor", keys[1])
    project.run("ledger", "--date", "2026-11-23")
    assert f"{ADDRESS}: 2026-11-23" in (project / "data/published.yml").read_text(encoding="utf-8")


def test_one_key_in_two_roles_is_refused(project, keys):
    """One person cannot approve twice, whatever the roles."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[0])
    approve(project, "safety-editor", keys[0])
    approve(project, "editor", keys[0])
    assert held(project) == ["identity-approval"]


def test_two_people_in_one_role_are_not_enough():
    """Beside a record lies one signature for each role; should that ever change, the rule stands by itself."""
    assert lacking({Approval("editor", "a"), Approval("editor", "b")}, {"editor": ""})
    assert not lacking({Approval("editor", "a"), Approval("safety-editor", "b")}, {"editor": "", "safety-editor": ""})


def test_a_key_outside_the_list_does_not_count(project, keys, tmp_path):
    """A stranger's signature is no approval."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[1])
    approve(project, "safety-editor", keys[0])
    approve(project, "editor", new_key(tmp_path, "stranger"))
    assert held(project) == ["identity-approval"]


def test_a_key_does_not_count_in_another_role(project, keys):
    """A key may sign only in the role for which it is listed."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[1])
    approve(project, "safety-editor", keys[1])
    approve(project, "editor", keys[0])
    assert held(project) == ["identity-approval"]


@pytest.mark.row("R6")
@pytest.mark.parametrize("file", ["profile.yml", "en.yml", "be.yml"])
def test_a_changed_record_makes_approvals_void(project, keys, file):
    """An approval is given to exactly these facts and words, in every language."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[1])
    approve(project, "safety-editor", keys[0])
    approve(project, "editor", keys[1])
    text = (project / "data" / ADDRESS / file).read_text(encoding="utf-8")
    old, new = ("2022-05, dating", "2022-06, dating") if file == "profile.yml" else ("role: ", "role: O " if file == "en.yml" else "role: А ")
    project.write(f"data/{ADDRESS}/{file}", text.replace(old, new, 1))
    assert "identity-approval" in held(project)


def test_the_approvals_of_one_profile_do_not_hold_for_another(project, keys):
    """Not even where every fact and word is the same."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[1])
    approve(project, "safety-editor", keys[0])
    approve(project, "editor", keys[1])
    shutil.copytree(project / "data" / ADDRESS, project / "data/profiles/another")
    shutil.rmtree(project / "data" / ADDRESS)
    assert "identity-approval" in held(project)


def test_a_signature_made_for_something_else_does_not_count(project, keys):
    """A signer also signs commits and letters: only what was signed as an approval is one."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[1])
    approve(project, "safety-editor", keys[0])
    approve(project, "editor", keys[1])
    entry = project.examine()[0].entries[ADDRESS]
    done = subprocess.run(["ssh-keygen", "-Y", "sign", "-q", "-n", "git", "-f", str(keys[1])], input=statement(entry), capture_output=True, check=True)
    project.write(f"data/{ADDRESS}/approval-editor.sig", done.stdout)
    assert held(project) == ["identity-approval"]


def test_comments_and_layout_keep_approvals(project, keys):
    """A comment in the file is no change of the record."""
    by_consent(project)
    trust(project, safety_editor=keys[0], editor=keys[1])
    approve(project, "safety-editor", keys[0])
    approve(project, "editor", keys[1])
    project.write(PROFILE, "# looked at again\n" + (project / PROFILE).read_text(encoding="utf-8"))
    assert held(project) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("channels: [site]", "channels: [press]", "identity-scope"),
        ("languages: [en, be, uk, ru, pl]", "languages: [en]", "identity-scope"),
        ("fields: [name, role,", "fields: [role,", "identity-scope"),
        (" timeline, life, died,", " timeline, life,", "identity-scope"),
        (" life, died,", " died,", "identity-scope"),
        ("relatives_at_risk: none", "relatives_at_risk: unknown", "identity-level"),
        ("on: 2026-11-01}", "on: 2026-11-22}", "date-order"),
    ],
)
def test_a_consent_that_does_not_cover_it_holds_the_profile(project, old, new, code):
    """Channel, language, field, relatives and order of dates: each alone holds the profile."""
    by_consent(project)
    project.replace(PROFILE, old, new)
    assert code in held(project)


def test_the_signers_list_is_no_record(project, keys):
    """The list lies outside data/, so that no pull request of records can bring its own."""
    trust(project, editor=keys[0])
    assert not SIGNERS.startswith(("data/", "docs/"))
    assert project.problems() == []


def test_approve_names_what_it_cannot_sign(project, tmp_path):
    """A wrong record, a wrong role and a file that is no key end in one line."""
    key = new_key(tmp_path, "key")
    no_key = tmp_path / "no-key"
    no_key.write_text("text")
    assert project.run("approve", "profiles/nobody", "--role", "editor", "--key", str(key)).exit_code == 2
    assert project.run("approve", ADDRESS, "--role", "../x", "--key", str(key)).exit_code == 2
    answer = project.run("approve", ADDRESS, "--role", "editor", "--key", str(no_key))
    assert answer.exit_code == 1 and "Traceback" not in answer.output


@pytest.mark.parametrize(("code", "words"), [(255, b'Good "infocentre" signature for editor with ED25519 key SHA256:abc\n'), (0, b"Signature seems fine\n"), (0, b"")])
def test_a_signature_holds_only_if_the_program_says_so_and_ends_well(monkeypatch, code, words):
    """Its words without its success, or its success without its words, are no approval."""
    monkeypatch.setattr("infocentre.signing._run", lambda arguments, text: subprocess.CompletedProcess(arguments, code, words, b""))
    assert verifier("editor ssh-ed25519 AAAA\n")(b"statement", "editor", "signature") is None


@pytest.mark.parametrize("signers", ["", "\n \n"])
def test_where_nobody_may_sign_no_program_is_needed(monkeypatch, signers):
    """A centre without signers builds on a machine without OpenSSH."""
    monkeypatch.setattr("infocentre.signing.shutil.which", lambda name: None)
    assert verifier(signers)(b"statement", "editor", "signature") is None
