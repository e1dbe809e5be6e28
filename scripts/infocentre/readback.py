"""All outputs of a build, read once more before anything is written -> what may not be published."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from .catalogue import Catalogue
from .darkroom.fault import Fault
from .darkroom.inspection import measure
from .darkroom.sniff import sniff
from .model.picture import FORMATS
from .holdings import extracts_of
from .schema import Content
from .strays import known, strays
from .traces import hash_of, telling

# A script or style inside a page, and what a page would fetch from elsewhere by itself. A text about
# them is no leak, so attributes are looked for inside of tags, and not inside of their values. The pages
# are searched in small letters; the whole pattern only where a page has what no match can be without.
_INLINE = re.compile(rb"<script(?![^>]*\ssrc=)|<style|<[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?<=[\s\"'/])(?:style|srcdoc|on[a-z]+)\s*=")
_NEEDED_INLINE = tuple(
    map(re.compile, (rb"<s(?:cript(?![^>]*\ssrc=)|tyle)", rb"style(?<=[\s\"'/]style)\s*=", rb"srcdoc(?<=[\s\"'/]srcdoc)\s*=", rb"on(?<=[\s\"'/]on)[a-z]+\s*="))
)
_LOADED_BY_LINK = rb"<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|modulepreload|manifest))[^>]*?\shref=[\"'](?:https?:)?//"
_LOADED = re.compile(
    rb"<(?:script|img|iframe|source|audio|video|embed|object|input)\b[^>]*?\s(?:src|srcset|data|poster)=[\"'](?:https?:)?//|" + _LOADED_BY_LINK
)
# From the slashes, which are rarer than a sign of equality: what stands before them is looked at in each length that it may have.
_LOADED_BY_ATTRIBUTE = rb"//(?:" + b"|".join(rb"(?<=\s%s=[\"']%s//)" % (name, scheme) for name in (b"src", b"srcset", b"data", b"poster") for scheme in (b"", b"http:", b"https:")) + rb")"
_NEEDED_LOADED = tuple(map(re.compile, (_LOADED_BY_ATTRIBUTE, _LOADED_BY_LINK)))
_LOADED_BY_STYLE = re.compile(rb"@import|url\(\s*[\"']?(?:https?:)?//", re.IGNORECASE)
_STORES_OR_CALLS = re.compile(
    rb"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker|XMLHttpRequest|\bfetch\(|sendBeacon|WebSocket|EventSource|\beval\(|new Function|import\("
)
_ADDRESS = re.compile(rb"[a-z]+/[a-z0-9-]+")


class Leak(Exception):
    """An output holds something that may not be published; the messages never print the thing itself."""

    def __init__(self, messages: Iterable[str]):
        self.messages = tuple(messages)
        super().__init__(f"{len(self.messages)} outputs hold what may not be published")


class Reader:
    """Reads each output once more before anything is published.

    It names every private value, record that is not live, script or style of a page's own, address of a
    third party that would be loaded, script that stores or calls, picture with anything beside its pixels, and
    way to reach somebody that stands in no contact.
    """

    def __init__(self, content: Content, catalogue: Catalogue):
        self._hidden = {text.encode(): name for text, name in _traces(content, catalogue)}
        self._forbidden = _any_of(self._hidden)
        self._contacts = known(catalogue)

    def __call__(self, path: str, output: bytes) -> Iterator[str]:
        """Takes the path and the bytes of an output; says what may not be published in it."""
        for place, content in _opened(path, output):
            if self._forbidden and (match := self._forbidden.search(content)):
                yield f"{place}: holds {self._hidden[match[0]]}"
            yield from (f"{place}: {fault}" for fault in (*_form_faults(place, content), *strays(place, content, self._contacts)))

    @cached_property
    def sought(self) -> frozenset[str]:
        """Hashes of the texts that no output may hold. An output that was clean stays so while nothing is added here."""
        return frozenset(hashlib.sha256(text).hexdigest() for text in self._hidden)

    def found(self) -> set[tuple[str, str]]:
        """The ways to reach somebody that were found since somebody asked for them, each of which stands in a contact; see Known."""
        found = set(self._contacts.found)
        self._contacts.found.clear()
        return found


def read_back(outputs: Mapping[str, bytes], content: Content, catalogue: Catalogue) -> None:
    """Raises Leak when an output holds what may not be published."""
    read = Reader(content, catalogue)
    messages = sorted({fault for path, output in outputs.items() for fault in read(path, output)})
    if messages:
        raise Leak(messages)


def _opened(path: str, output: bytes) -> Iterator[tuple[str, bytes]]:
    """An output, and what is packed in it."""
    yield path, output
    if path.endswith((".zip", ".epub")):
        with zipfile.ZipFile(io.BytesIO(output)) as archive:
            for name in archive.namelist():
                yield from _opened(f"{path}/{name}", archive.read(name))
    elif path.endswith(".gz"):
        yield from _opened(path.removesuffix(".gz"), gzip.decompress(output))


def _any_of(texts: Iterable[bytes]) -> re.Pattern[bytes] | None:
    texts = sorted(set(texts), key=len, reverse=True)
    # An address ends where another, longer one would go on.
    return re.compile(b"|".join(re.escape(text) + (b"(?![a-z0-9-])" if _ADDRESS.fullmatch(text) else b"") for text in texts)) if texts else None


def _form_faults(path: str, output: bytes) -> Iterator[str]:
    if path.endswith(".html"):
        lowered = output.lower()
        if _has(lowered, _NEEDED_INLINE, _INLINE):
            yield "a script or style stands in the page itself"
        if _has(lowered, _NEEDED_LOADED, _LOADED):
            yield "the page would load something from another host"
    if path.endswith((".css", ".svg")) and _LOADED_BY_STYLE.search(output):
        yield "the file would load something from another host"
    if path.endswith(".js") and _STORES_OR_CALLS.search(output):
        yield "the script stores something or calls out"
    if (format := FORMATS.get(path.rpartition(".")[2])) and not _is_bare(output, format):
        yield "the picture is not a picture, or carries something beside its pixels"


def _has(output: bytes, needed: Iterable[re.Pattern[bytes]], whole: re.Pattern[bytes]) -> bool:
    """Whether the whole pattern is found; searching for what it needs is quick, and of most pages enough."""
    return any(part.search(output) for part in needed) and bool(whole.search(output))


def _is_bare(picture: bytes, format: str) -> bool:
    try:
        return sniff(picture) == format and not measure(picture, format).extras
    except Fault:
        return False


def _traces(content: Content, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What no output may hold, after what it is: private values, the texts of records that are not live, addresses of withdrawn ones."""
    extracts = extracts_of(content.entries)
    hidden = [address for address in extracts if address not in catalogue.entries]
    shown = frozenset().union(*(extracts[address].trace.hashes() for address in catalogue.entries if address in extracts)) if hidden else frozenset()
    for address in hidden:
        for text in {*telling(content.entries[address])}:
            if hash_of(text) not in shown:
                yield text, f"a trace of {address}, which is not published"
    for address in content.ledger.withdrawn:
        yield address, "the address of a withdrawn record"
    for address, found in extracts.items():
        yield from ((text, f"the private field {name} of {address}") for name, text in found.trace.secrets)
