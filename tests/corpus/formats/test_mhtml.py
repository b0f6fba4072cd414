"""Pages saved as one file."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import mhtml
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article

SOURCE = SourceFile(Path("a.mhtml"), "a.mhtml", 0, 0)
TEXT = "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its only channel."
MORE = "Two tugs tried to free the vessel at high water but gave up when a line parted and injured a deckhand."
HEAD = "<head><title>Grain ship blocks the harbour</title></head>"
PAGE = f"<html>{HEAD}<body><nav>Home News</nav><article><p>{TEXT}</p><p>{MORE} Größe.</p></article></body></html>"


def saved(page: str | None, address: str = "https://herald.example/2023/ship") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = address
    message["Subject"] = "Grain ship blocks the harbour"
    message.make_related()
    if page is not None:
        message.add_related(page, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    return message.as_bytes()


def test_a_saved_page_with_its_address() -> None:
    (found,) = mhtml.read(saved(PAGE), SOURCE)
    assert isinstance(found, Article)
    assert (found.title, found.url) == ("Grain ship blocks the harbour", "https://herald.example/2023/ship")
    assert found.text == f"{TEXT}\n\n{MORE} Größe."


def test_an_address_that_is_none_is_left_out() -> None:
    (found,) = mhtml.read(saved(PAGE, "file:///home/a.html"), SOURCE)
    assert isinstance(found, Article)
    assert found.url is None


@pytest.mark.parametrize("data", [saved(None), b"", b"no mail at all"], ids=["no page", "nothing", "no mail"])
def test_what_holds_no_page(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no HTML"):
        mhtml.read(data, SOURCE)
