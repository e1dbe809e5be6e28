"""The trusted branch: contacts against it, strangers' records with its code, and nothing of theirs that runs."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

import pytest

from approving import SIGNERS, commit_all, git, new_key, trust
from infocentre.trusted import borrowed, write_records
from made_pictures import WITH_EVERYTHING, photo, put_picture

CHECKOUT = Path(__file__).parent.parent
CONTACT = "data/contacts/example-line/contact.yml"
OLD, NEW = "+380 44 000 00 00", "+380 44 000 00 01"


@pytest.fixture
def repository(project):
    """The example project as a git repository with templates, on its trusted branch."""
    shutil.copytree(CHECKOUT / "overrides", project / "overrides")
    shutil.copy(CHECKOUT / "mkdocs.yml", project / "mkdocs.yml")
    commit_all(project)
    return project


def tree(folder):
    """The hash of every file below a folder."""
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.rglob("*")) if file.is_file()}


def _written(project, revision, folder):
    """The files that are taken out of git."""
    with borrowed(project, revision) as borrower:
        return list((borrower / folder).iterdir())


def against(project, revision="main"):
    """What `check --against` answers."""
    return project.check("--against", revision)


def test_nothing_changed_is_nothing_to_approve(repository):
    """The trusted branch against itself has no problem."""
    assert against(repository).exit_code == 0


def test_one_digit_needs_two_approvals(repository):
    """A contact whose number differs by one digit is refused in plain words."""
    repository.replace(CONTACT, OLD, NEW)
    answer = against(repository)
    assert answer.exit_code == 1
    assert "contact-changed this contact differs from the trusted branch and it has 0 of 2 approvals" in answer.output


@pytest.mark.row("R5")
def test_own_signers_and_signatures_do_not_help(repository, tmp_path):
    """A branch that changes a contact and brings its own signers is refused."""
    keys = new_key(tmp_path, "a"), new_key(tmp_path, "b")
    repository.replace(CONTACT, OLD, NEW)
    trust(repository, safety_editor=keys[0], editor=keys[1])
    for role, key in zip(("safety-editor", "editor"), keys, strict=True):
        repository.run("approve", "contacts/example-line", "--role", role, "--key", str(key), "--date", "2026-11-23")
    assert against(repository).exit_code == 1


def test_two_signers_of_the_trusted_branch_are_enough(repository, tmp_path):
    """Two keys that the trusted branch lists let a contact change; one of them, or one twice, does not."""
    keys = new_key(tmp_path, "a"), new_key(tmp_path, "b")
    trust(repository, safety_editor=keys[0], editor=keys[1])
    commit_all(repository)
    repository.replace(CONTACT, OLD, NEW)
    repository.run("approve", "contacts/example-line", "--role", "safety-editor", "--key", str(keys[0]), "--date", "2026-11-23")
    assert against(repository).exit_code == 1
    repository.run("approve", "contacts/example-line", "--role", "editor", "--key", str(keys[0]), "--date", "2026-11-23")
    assert against(repository).exit_code == 1
    repository.run("approve", "contacts/example-line", "--role", "editor", "--key", str(keys[1]), "--date", "2026-11-23")
    assert against(repository).exit_code == 0, against(repository).output


DONATION, WALLET, MIRROR = "BY13 NBRB 3600 9000 0000 2Z00 AB00", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "https://mirror.example.org/"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DONATION, "UA213223130000026007233566001"),
        (f"service: tron, value: {WALLET}", "service: bitcoin, value: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        (MIRROR, "https://mirror.example.com/"),
        (f"  - {{id: mirror, type: mirror, value: {MIRROR}, sources: [ministry]}}\n", ""),
        (f"type: mirror, value: {MIRROR}", f"type: web, value: {MIRROR}"),
    ],
)
def test_an_account_for_donations_and_a_mirror_need_two_approvals_as_a_phone_does(repository, tmp_path, old, new):
    """Another account, another service, another host, a mirror that is gone: two trusted signatures over the new value, no less."""
    contact, words = (f"data/contacts/example-emergency/{name}.yml" for name in ("contact", "en"))
    channels = f"""  - {{id: account, type: donation, service: bank, value: {DONATION}, sources: [ministry]}}
  - {{id: wallet, type: donation, service: tron, value: {WALLET}, sources: [ministry]}}
  - {{id: mirror, type: mirror, value: {MIRROR}, sources: [ministry]}}
sources:
  ministry"""
    repository.replace(contact, "sources:\n  ministry", channels)
    repository.append(words, "  account: {label: An account}\n  wallet: {label: A wallet}\n  mirror: {label: A mirror}\n")
    keys = new_key(tmp_path, "a"), new_key(tmp_path, "b")
    trust(repository, safety_editor=keys[0], editor=keys[1])
    commit_all(repository)
    assert against(repository).exit_code == 0, against(repository).output
    text = (repository / contact).read_text(encoding="utf-8")
    assert text.count(old) == 1
    repository.write(contact, _web_first(text.replace(old, new)))
    if not new:
        repository.replace(words, "  mirror: {label: A mirror}\n", "")
    answer = against(repository)
    assert answer.exit_code == 1 and "contact-changed this contact differs from the trusted branch and it has 0 of 2 approvals" in answer.output
    for role, key in zip(("safety-editor", "editor"), keys, strict=True):
        repository.run("approve", "contacts/example-emergency", "--role", role, "--key", str(key), "--date", "2026-11-23")
        assert against(repository).exit_code == (1 if role == "safety-editor" else 0), against(repository).output
    repository.replace(words, "label: An account", "label: Another account")
    assert against(repository).exit_code == 1, "an approval is given to the whole record as it stands"


def _web_first(text):
    """The contact with a web page, if there is one, where the order of types wants it."""
    lines = text.splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines) if "type: donation" in line)
    return "".join([*lines[:first], *(line for line in lines if "type: web" in line), *(line for line in lines[first:] if "type: web" not in line)])


def test_another_address_of_the_site_is_named(repository):
    """Where readers are sent is a contact as well."""
    repository.append("data/site.yml", 'base_address: "https://example.org/"\n')
    answer = against(repository)
    assert answer.exit_code == 1 and "contact-changed the address of the site is another one" in answer.output


def test_a_host_that_takes_the_place_of_one_it_looks_like_is_named(repository):
    """Even when the true one stands nowhere any more."""
    for file in sorted((repository / "data").rglob("*.yml")):
        file.write_text(file.read_text(encoding="utf-8").replace("example.org", "exarnple.org"), encoding="utf-8")
    git(repository, "checkout", "-q", "main", "--", CONTACT)
    assert repository.check().output.count("look-alike") and "story.yml:23:45: look-alike" in against(repository).output


@pytest.mark.row("R2")
@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (CONTACT, "status: confirmed\noriginal: en\nconfirmed: {on: 2026-11-20, how: called}", "status: closed\noriginal: en", "this contact differs from the trusted branch"),
        (CONTACT, "status: confirmed", "status: confirmed\nsuccessor: example-emergency", "this contact differs from the trusted branch"),
        ("data/site.yml", "hotline: example-line", "hotline: example-emergency", "the hotline or the emergency contact is another one"),
        ("data/site.yml", "emergency: example-emergency", "emergency: example-line", "the hotline or the emergency contact is another one"),
        ("data/site.yml", "profiles: 365}", "profiles: 366}", "gate-loosened `profiles`"),
        ("data/site.yml", "profiles: 365}", "profiles: 365, profiles_at_risk: 91}", "gate-loosened `profiles_at_risk`"),
        ("data/site.yml", "profiles: 365}", "profiles: 365, delay: 29}", "gate-loosened `delay`"),
        ("data/published.yml", "withdrawn:\n  stories/gone: {on: 2026-11-21, reason: safety}\n", "", "the withdrawal of stories/gone is gone"),
    ],
)
def test_what_protects_people_changes_only_by_hand(repository, path, old, new, said):
    """State and successor of a contact, the hotline, the settings of the gate, the list of withdrawals."""
    repository.append("data/published.yml", "withdrawn:\n  stories/gone: {on: 2026-11-21, reason: safety}\n")
    commit_all(repository)
    assert against(repository).exit_code == 0, against(repository).output
    repository.replace(path, old, new)
    answer = against(repository)
    assert answer.exit_code == 1 and said in answer.output, answer.output


def test_stricter_settings_are_welcome(repository):
    repository.replace("data/site.yml", "profiles: 365}", "profiles: 364, profiles_at_risk: 89, delay: 31}")
    assert "gate-loosened" not in against(repository).output


def test_a_new_contact_and_a_missing_one_are_named(repository):
    """A contact that the trusted branch does not have needs two approvals; none of its contacts vanishes."""
    shutil.copytree(repository / "data/contacts/example-line", repository / "data/contacts/another-line")
    assert "this contact is new and it has 0 of 2 approvals" in against(repository).output
    shutil.rmtree(repository / "data/contacts/another-line")
    shutil.rmtree(repository / "data/contacts/example-emergency")
    assert "this contact of the trusted branch is gone" in against(repository).output


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("mkdocs.yml", "site_name: !!python/object/apply:os.getcwd []\nhooks: [hook.py]\n", "foreign-file"),
        ("hook.py", "open('/tmp/ran', 'w')\n", "foreign-file"),
        ("overrides/base.html", "{{ cycler.__init__ }}", "foreign-file"),
        ("overrides/records/story.html", "<p>the stranger’s own words</p>", "foreign-file"),
        ("scripts/infocentre/cli.py", "raise SystemExit\n", "foreign-file"),
        (".github/workflows/publish.yml", "on: push\n", "foreign-file"),
        (".signers/allowed_signers", "editor ssh-ed25519 AAAA\n", "foreign-file"),
        ("data/.gitattributes", "* filter=x\n", "foreign-file"),
        ("docs/be/.gitmodules", "[submodule]\n", "foreign-file"),
        (".mailmap", "A <a@example.org>\n", "foreign-file"),
        ("data/.mailmap", "A <a@example.org>\n", "foreign-file"),
    ],
)
def test_what_a_stranger_brings_beside_records_is_named_and_not_read(repository, tmp_path, path, content, said):
    """A pull request that changes anything but records leaves the built site byte-identical, and is told so."""
    assert repository.run("build", "--site-dir", str(tmp_path / "before"), "--date", "2026-11-23").exit_code == 0
    git(repository, "checkout", "-q", "-b", "stranger")
    repository.write(path, content)
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    answer = repository.check("--records-from", "stranger")
    assert answer.exit_code == 1 and f"{path}:0:0: {said}" in answer.output, answer.output
    built = repository.run("build", "--records-from", "stranger", "--site-dir", str(tmp_path / "after"), "--date", "2026-11-23")
    if path.startswith(("data/", "docs/")):
        assert built.exit_code == 1
    else:
        assert built.exit_code == 0, built.output
        assert tree(tmp_path / "before") == tree(tmp_path / "after")


@pytest.mark.parametrize(("old", "new"), [("mkdocs.yml", "data/mkdocs.yml"), ("docs/en/about.md", "overrides/records/about.html")])
def test_a_file_that_moves_across_the_border_is_named_on_the_foreign_side(repository, old, new):
    """Whether git would call it one renamed file or not."""
    git(repository, "checkout", "-q", "-b", "stranger")
    git(repository, "mv", old, new)
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    foreign = old if new.startswith("data/") else new
    assert f"{foreign}:0:0: foreign-file the change lies outside" in repository.check("--records-from", "stranger").output


@pytest.mark.row("R2")
def test_a_link_and_a_program_are_named(repository):
    """A symbolic link and an executable file among the records are refused."""
    git(repository, "checkout", "-q", "-b", "stranger")
    (repository / "data/stories/linked").symlink_to("/etc")
    program = repository / "data/stories/2022-example-story/be.yml"
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    answer = repository.check("--records-from", "stranger")
    assert "data/stories/linked:0:0: file-kind a link to another place" in answer.output
    assert "be.yml:0:0: file-kind a file marked as a program" in answer.output
    assert "be.yml" not in {file.name for file in _written(repository, "stranger", "data/stories/2022-example-story")}


def test_another_repository_inside_is_named(repository):
    """A submodule would bring files from elsewhere."""
    git(repository, "checkout", "-q", "-b", "stranger")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{git(repository, 'rev-parse', 'HEAD').strip()},data/stories/inside")
    git(repository, "commit", "-q", "-m", "inside")
    git(repository, "reset", "-q", "--hard", "main")
    git(repository, "checkout", "-q", "main")
    git(repository, "branch", "-f", "stranger", "stranger@{1}")
    assert "data/stories/inside:0:0: file-kind another repository inside this one" in repository.check("--records-from", "stranger").output


def test_a_change_of_very_many_files_is_not_read_one_by_one(repository, monkeypatch):
    monkeypatch.setattr("infocentre.trusted.MAX_CHANGES", 3)
    git(repository, "checkout", "-q", "-b", "stranger")
    for number in range(4):
        repository.write(f"extra/{number}.txt", "x")
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    output = repository.check("--records-from", "stranger").output
    assert ".:0:0: too-many-files 4 files change; 3 is the most" in output and "foreign-file" not in output


def test_a_link_of_the_trusted_tree_is_not_followed(repository, tmp_path):
    """Only ordinary files are taken out of git: a link does not even become a file that holds its target's name."""
    git(repository, "checkout", "-q", "-b", "stranger")
    (repository / "data/stories/2022-example-story/uk.yml").symlink_to("/etc/hostname")
    commit_all(repository)
    write_records(repository, "stranger", tmp_path / "out")
    assert (tmp_path / "out/data/stories/2022-example-story/en.yml").is_file()
    assert not (tmp_path / "out/data/stories/2022-example-story/uk.yml").exists()


def test_a_good_story_of_a_stranger_passes(repository):
    """Records alone, well written, are no problem."""
    git(repository, "checkout", "-q", "-b", "stranger")
    repository.run("new", "story", "2022-another", "--language", "be", "--date", "2026-11-23")
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    answer = repository.check("--records-from", "stranger")
    assert answer.exit_code == 0, answer.output


def test_an_unknown_revision_is_wrong_use(repository):
    """A revision that git does not know, or one that looks like an option, ends with exit code 2."""
    for revision in ("nowhere", "--output=x", "--all", "--since=2020-01-01", "--default=main", "-h"):
        answer = repository.check(f"--against={revision}")
        assert answer.exit_code == 2 and "Traceback" not in answer.output


def test_the_signers_list_lies_where_no_record_does():
    """A pull request of records alone cannot reach the list."""
    assert SIGNERS.split("/")[0] not in ("data", "docs")
