"""Markup, scripts and addresses in what articles bring: shown as text, never run."""

from browser_page import Open
from page_entries import entry, report

from timeline.extraction.clause_status import Factuality
from timeline.normalizer.reasons import ByPerson, HintWord

HOSTILE = (
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "<!--<script>",
    "]]><svg onload=window.ran=3>",
    "{{scripts}} ${window.ran = 4} &lt;b&gt; \u2028 \u202e مقلوب",
)


def test_hostile_words_are_shown_as_they_are_and_nothing_runs(page: Open) -> None:
    hostile = [
        entry(
            f"e{number}",
            report(
                f"<b>{number}", words, "2017-05-04", title=words, publisher=words, attribution=words,
                expression=words,
                reasons=(ByPerson(words), HintWord(0, 1)), cited={(0, 1): words}, published=words, url=words,
            ),
            report("other", words, "2017-05-09", publisher=words),
            disputed=True, factuality=Factuality.OCCURRED,
        )
        for number, words in enumerate(HOSTILE)
    ]  # fmt: skip
    seen = page(hostile, question=f"before {HOSTILE[0]}")
    assert seen.listed() == list(HOSTILE)
    for index in range(len(HOSTILE)):
        seen.all("#events h3 button")[index].click()
    details = seen.texts(".details")
    assert all(text.count(words) >= 8 for text, words in zip(details, HOSTILE, strict=True))
    seen.press(HOSTILE[1], on="#words")
    assert seen.listed_once([HOSTILE[1]])
    assert seen.script("return window.ran") is None
    assert seen.all("img, svg, #list script, #list b") == []


def test_only_addresses_of_the_web_are_links(page: Open) -> None:
    addresses = (
        "javascript:window.ran=1",
        "data:text/html,x",
        "https://example.org/a",
        "HTTP://example.org/b",
    )
    seen = page(
        [entry(f"e{n}", report(str(n), "حدث", "2017-05-04", url=url)) for n, url in enumerate(addresses)]
    )
    for index in range(len(addresses)):
        seen.all("#events h3 button")[index].click()
    links = [link.get_attribute("href") for link in seen.all(".details a")]
    assert links == ["https://example.org/a", "http://example.org/b"]
    assert all(address in seen.text("#events") for address in addresses)


def test_a_script_that_the_page_did_not_come_with_is_refused(page: Open) -> None:
    seen = page([])
    seen.script(
        "const more = document.createElement('script'); more.textContent = 'window.ran = 1';"
        "document.body.append(more)"
    )
    assert seen.script("return window.ran") is None
    refused = seen.driver.get_log("browser")
    assert any("Content Security Policy" in entry["message"] for entry in refused)
