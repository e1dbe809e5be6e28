"""10,000 topics, 1,000 events and 100 sources."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/stories/2022-example-story/story.yml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("topics: [example]", "topics:\n  [" + ("example, " * 100 + "\n  ") * 99 + "example]")
    text = text.replace("timeline:\n", "timeline:\n" + "".join(f"  - {{id: e{number}, on: 2022, sources: [first-report]}}\n" for number in range(1_000)))
    text += "".join(f"  s{number}: {{outlet: first-outlet, language: en, kind: press}}\n" for number in range(100))
    file.write_text(text, encoding="utf-8")
