"""Bytes in any encoding."""

import pytest

from briefing.corpus.decode import Decoded, decode
from briefing.corpus.draft import UnreadableError

TEXTS = {
    "ru": "Президент сообщил в четверг, что переговоры с делегацией будут продолжены на следующей неделе в столице.",
    "ja": (
        "首都で木曜日の夜に式典が行われ、各国の大臣が出席したと国営の通信社が報じた。"
        "新しい橋も公開されたという。市長は演説しなかった。"
    ),
    "zh": (
        "首都星期四晚上举行了仪式，国防部长和代表团出席，官方媒体星期五报道。"
        "新型飞机首次公开亮相，数千人观看。市长没有讲话，随后代表团离开。"
    ),
    "ko": (
        "수도에서 목요일 밤 기념식이 열렸으며 국방장관과 대표단이 참석했다고 "
        "관영 매체가 금요일 보도했다. 시장은 연설하지 않았다."
    ),
    "de": "Der Minister erklärte, die Gespräche über die Zusammenarbeit würden nächste Woche fortgeführt, so hieß es.",
    "fr": "Le ministre a déclaré jeudi que les négociations seraient prolongées d’une semaine à l’étranger.",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ru", "windows-1251"),
        ("ru", "koi8-r"),
        ("ru", "utf-16"),
        ("ru", "utf-16-be"),
        ("ja", "shift_jis"),
        ("ja", "euc-jp"),
        ("ja", "iso2022_jp"),
        ("ja", "utf-16-le"),
        ("zh", "gb18030"),
        ("zh", "utf-16-be"),
        ("ko", "euc-kr"),
        ("de", "latin-1"),
        ("de", "utf-8-sig"),
        ("de", "utf-32"),
        ("fr", "cp1252"),
    ],
)
def test_encodings(language, encoding):
    text = TEXTS[language]
    assert decode(text.encode(encoding)).text == text


def test_valid_utf8_wins_over_what_is_declared():
    assert decode("é – ü".encode(), "latin-1").text == "é – ü"


def test_declared_encoding_is_used_where_utf8_fails():
    text = "Łódź, Gdańsk"
    assert decode(text.encode("iso8859-2"), "iso-8859-2").text == text


def test_an_unknown_declared_encoding_is_passed_over():
    assert decode(TEXTS["de"].encode("latin-1"), "no-such-code").text == TEXTS["de"]


def test_broken_characters_are_replaced_with_a_note():
    decoded = decode(TEXTS["ru"].encode() * 20 + b"\xff\xfe\x81" + TEXTS["ja"].encode() * 20)
    assert decoded.text.startswith(TEXTS["ru"])
    assert decoded.text.endswith(TEXTS["ja"])
    assert decoded.notes == ("3 broken characters replaced",)


def test_noise_among_letters_is_read_all_the_same(monkeypatch):
    monkeypatch.setattr("briefing.corpus.decode._detected", lambda _: None)
    decoded = decode(b"caf\xe9 \x81\x8d" * 50)
    assert decoded.text.startswith("café")
    assert decoded.notes == ("encoding unknown, read as Windows-1252",)
    assert decode(b"plain words " * 100 + b"\xff").notes == ("1 broken characters replaced",)


def test_mojibake_is_repaired_and_noted():
    decoded = decode("The ministerâ€™s plan cost Â£5m.\nThe café stayed open.".encode())
    assert decoded.text == "The minister’s plan cost £5m.\nThe café stayed open."
    assert decoded.notes == ("wrongly decoded characters repaired in 1 lines",)


def test_sound_text_with_the_same_letters_is_left_alone():
    text = "São Paulo: não há ção. Ângela à Ñuñoa – “ok”."
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_stray_nuls_are_dropped():
    assert decode(b"word " * 400 + b"\x00end").text.endswith("word end")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x7fELF\x02", "program"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(UnreadableError, match=reason):
        decode(data)
