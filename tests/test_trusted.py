"""The trusted branch: what differs from it and could harm people needs two of its signers, or is refused."""

import shutil

import pytest

from approving import CONTACT, NEW, OLD, SIGNERS, commit_all, git, new_key, trust

pytest_plugins = ["repository_fixtures"]


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


def test_an_unknown_revision_is_wrong_use(repository):
    """A revision that git does not know, one that looks like an option, or something else than a commit, ends with exit code 2."""
    for revision in ("nowhere", "--output=x", "--all", "--since=2020-01-01", "--default=main", "-h", "main^{tree}", "main:data", "main:mkdocs.yml"):
        answer = repository.check(f"--against={revision}")
        assert answer.exit_code == 2 and "Traceback" not in answer.output


def test_the_signers_list_lies_where_no_record_does():
    """A pull request of records alone cannot reach the list."""
    assert SIGNERS.split("/")[0] not in ("data", "docs")
