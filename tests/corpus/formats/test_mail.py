"""Mails and mailboxes."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType

import pytest

from briefing.corpus.formats import mail
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped


def read(module: ModuleType, data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """All that a reader finds."""
    return tuple(module.read(data, source))


SOURCE = SourceFile(Path("a.eml"), "a.eml", 0, 0)
TEXT = "The harbour of Tarnby stayed closed on Tuesday after a grain ship ran aground across its only channel."
MORE = "Two tugs tried to free the vessel at high water but gave up when a line parted and injured a deckhand."
HEAD = """\
From: Tarnby Herald <news@herald.example>
Subject: Ship blocks the harbour
Date: Tue, 2 May 2023 23:30:00 -0700
"""


def one(data: bytes) -> Article:
    (found,) = read(mail, data, SOURCE)
    assert isinstance(found, Article), found
    return found


def test_a_plain_mail() -> None:
    article = one(f"{HEAD}\n{TEXT}\n\n{MORE}\n".encode())
    assert (article.title, article.outlet, article.byline) == ("Ship blocks the harbour", "Tarnby Herald", None)
    assert article.published == date(2023, 5, 2)
    assert article.text == f"{TEXT}\n\n{MORE}"


def test_html_and_an_attachment_and_encoded_headers() -> None:
    message = EmailMessage()
    message["Subject"] = "Schiff vor Häfen"
    message["From"] = "Änne Beispiel <a@bbc.co.uk>"
    message["Date"] = "Tue, 02 May 2023 08:00:00 +0900"
    message.set_content("Please look at the HTML part.")
    message.add_alternative(f"<html><body><p>{TEXT}</p><p>Größe. {MORE}</p></body></html>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    article = one(message.as_bytes())
    assert (article.title, article.outlet, article.byline) == ("Schiff vor Häfen", "BBC", "Änne Beispiel")
    assert article.text == f"{TEXT}\n\nGröße. {MORE}"
    assert "1 attached file was not read" in article.notes


@pytest.mark.parametrize("charset", ["koi8-r", "no-such-charset"])
def test_charsets_that_lie_or_do_not_exist(charset: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    word = "Гавань" if charset == "koi8-r" else "Häfen"
    data = head.encode() + f"{word}. {TEXT}".encode("koi8-r" if charset == "koi8-r" else "utf-8")
    assert one(data).text.startswith(word)


def test_a_mailbox() -> None:
    message = (
        f"From a@b Tue May  2 10:00:00 2023\n{HEAD}\n{TEXT}\n\n>From here on nothing moved in the channel at all.\n\n"
    )
    found = read(mail, (message * 3).encode(), SOURCE)
    assert [item.path for item in found] == [f"a.eml (message {n})" for n in (1, 2, 3)]
    assert all(isinstance(item, Article) and "\n\nFrom here on nothing" in item.text for item in found)


def test_mails_written_behind_one_another_are_as_many_mails() -> None:
    plain = f"{HEAD}Message-ID: <1@herald.example>\n\n{TEXT}\n"
    parts = EmailMessage()
    parts["From"], parts["Subject"], parts["MIME-Version"] = "Coast Courier <a@courier.example>", "Second", "1.0"
    parts.set_content(MORE)
    parts.add_alternative(f"<p>{MORE}</p>", subtype="html")
    packed = EmailMessage()
    packed["From"], packed["Subject"] = "Marl Post <a@post.example>", "Third"
    packed.set_content(f"<p>Größe. {TEXT}</p>", subtype="html", cte="base64")
    mails = (plain.encode(), parts.as_bytes(), packed.as_bytes())
    right = [("a.eml (message 1)", TEXT), ("a.eml (message 2)", MORE), ("a.eml (message 3)", f"Größe. {TEXT}")]
    for end in (b"", b"\r\n"):
        found = [item for item in read(mail, end.join(mails), SOURCE) if isinstance(item, Article)]
        assert [(item.path, item.text) for item in found] == right
        assert [item.title for item in found] == ["Ship blocks the harbour", "Second", "Third"]


def test_a_mail_within_a_mail_is_part_of_it() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = "Coast Courier <a@courier.example>", "Inner", "2 May 2023 10:00"
    inner["MIME-Version"] = "1.0"
    inner.set_content(MORE)
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["MIME-Version"] = "Tarnby Herald <a@herald.example>", "Outer", "1.0"
    outer.set_content(TEXT)
    outer.add_attachment(inner)
    whole = outer.as_bytes()
    for data in (whole, whole[: whole.rindex(b"--===")]):
        found = [item for item in read(mail, data, SOURCE) if isinstance(item, Article)]
        assert [(item.title, item.path) for item in found] == [
            ("Outer", "a.eml"),
            ("Inner", "a.eml (attached message 1)"),
        ]


def test_an_envelope_without_headers_is_no_mail() -> None:
    assert read(mail, b"From here on\nnothing moved.", SOURCE) == (
        Skipped("a.eml (message 1)", "not a mail: it has no headers"),
    )


def test_a_flood_of_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MAX_MESSAGES", 2)
    message = f"From a@b Tue May  2 10:00:00 2023\n{HEAD}\n{TEXT}\n\n"
    found = read(mail, (message * 3).encode(), SOURCE)
    assert found[-1] == Skipped("a.eml", "messages beyond the first 2 were left out")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no headers at all, just words", "not a mail"),
        (f"{HEAD}\n".encode(), "holds no text"),
        (f"{HEAD}Content-Type: application/pdf\n\nx".encode(), "holds no text"),
        (f"{HEAD}Content-Type: text/html\n\n<style>x</style>".encode(), "no article text"),
    ],
)
def test_what_gives_nothing(data: bytes, reason: str) -> None:
    (found,) = read(mail, data, SOURCE)
    assert isinstance(found, Skipped)
    assert reason in found.reason


@pytest.mark.parametrize(
    "stated", ["Date: 2 May 2023, late", "Date: yesterday", "Date: Tue, 99 Foo 2023", "X-Other: y"]
)
def test_days_that_are_half_a_day(stated: str) -> None:
    data = f"Subject: Ship\n{stated}\n\n{TEXT}".encode()
    assert one(data).published in {date(2023, 5, 2), None}
    assert (one(data).published is not None) == ("2 May" in stated)


def test_headers_that_cannot_be_taken_apart() -> None:
    odd = b"Subject: =?utf-8?b?//////?= =?x?q?y?=\nFrom: <<>@\nDate: \nContent-Type: ;;;=\n\n" + TEXT.encode()
    assert one(odd).text == TEXT


def test_parts_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MAX_PARTS", 3)
    message = EmailMessage()
    message["Subject"] = "Ship"
    message.set_content(TEXT)
    for number in range(9):
        message.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    assert one(message.as_bytes()).notes == ("2 attached files were not read",)


FORWARDED = """<div>FYI</div><div>---------- Forwarded message ---------<br>From: <b>Tarnby Herald</b>
&lt;news@herald.example&gt;<br>Date: Tue, 2 May 2023 at 10:00<br>Subject: Ship blocks the harbour<br>To: me<br></div>"""


def test_a_message_forwarded_as_html_has_its_own_sender_and_day() -> None:
    head = "From: Ann Me <me@x.example>\nSubject: Fwd: Ship\nDate: Fri, 5 May 2023 10:00:00 +0000\n"
    body = f"<html><body>{FORWARDED}<p>{TEXT}</p><p>{MORE}</p></body></html>"
    article = one(f"{head}Content-Type: text/html; charset=utf-8\n\n{body}".encode())
    assert (article.title, article.outlet) == ("Ship blocks the harbour", "Tarnby Herald")
    assert (article.published, article.text) == (date(2023, 5, 2), f"{TEXT}\n\n{MORE}")
    assert "FYI" in [cut.text for cut in article.cuts]


def test_a_subject_loses_what_mail_programs_put_before_it() -> None:
    assert (
        one(f"{HEAD.replace('Subject: ', 'Subject: WG: Re: ')}\n{TEXT}\n\n{MORE}\n".encode()).title
        == "Ship blocks the harbour"
    )


@pytest.mark.parametrize(
    "line", ["View this email in your browser", "You are receiving this because you signed up here."]
)
def test_a_newsletters_own_lines_are_no_text(line: str) -> None:
    article = one(f"{HEAD}\n{line}\n\n{TEXT}\n\n{MORE}\n\n{line}\nUnsubscribe here: https://x.example/u\n".encode())
    assert article.text == f"{TEXT}\n\n{MORE}"


@pytest.mark.parametrize(
    ("rule", "name", "hidden"),
    [
        (".pre { display: none !important }", "class='top pre'", True),
        ("p, div.pre {\n max-height:0; overflow:hidden }", "class=pre", True),
        ("#pre{font-size:0}", "id=pre", True),
        ("<!-- .a{color:red} .pre{visibility:hidden} -->", "class=pre", True),
        ("@media (max-width:600px) { .x{color:red} .pre{display:none} }", "class=pre", False),
        ("@import url(x.css); .pre{color:red} .other{display:none}", "class=pre", False),
        (".pre p{display:none}", "class=pre", False),
    ],
)
def test_what_a_mails_own_style_sheet_hides_is_no_text(rule: str, name: str, hidden: bool) -> None:
    first = "The lemons of Varn were sold out on Monday, said the market of the town."
    second = "The swing bridge of Varn stuck open on Monday morning, the transit office said."
    page = f"<html><head><style>{rule}</style></head><body><div {name}>{first}</div><p>{second}</p></body></html>"
    article = one(f"From: a@b.example\nSubject: Bridge\nContent-Type: text/html; charset=utf-8\n\n{page}".encode())
    assert second in article.text
    assert (first in article.text) != hidden
    assert (first in [cut.text for cut in article.cuts]) == hidden
