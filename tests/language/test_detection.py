"""Languages by script and small words."""

import pytest

from briefing.language.detection import detect_language, language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bridge was opened on Monday after three weeks of repairs, the council said."),
        ("de", "Die Brücke wurde am Montag nach drei Wochen wieder geöffnet, wie der Rat mit dem Bürgermeister sagte."),
        ("fr", "Le pont a été ouvert lundi après trois semaines de travaux, selon le conseil de la ville."),
        ("es", "El puente fue abierto el lunes después de tres semanas de obras, según el consejo de la ciudad."),
        ("it", "Il ponte è stato aperto lunedì dopo tre settimane di lavori, secondo il consiglio della città."),
        (
            "pt",
            "A ponte foi aberta na segunda-feira após três semanas de obras, segundo o conselho, que não comentou.",
        ),
        (
            "nl",
            "De brug is maandag na drie weken werk weer open, zei het bestuur van de stad, maar niet voor iedereen.",
        ),
        (
            "pl",
            "Most został otwarty w poniedziałek po trzech tygodniach, jak podała rada miasta, ale nie jest to koniec.",
        ),
        ("ru", "Мост открыли в понедельник после трёх недель ремонта, сообщил городской совет, но это не всё."),
        ("uk", "Міст відкрили в понеділок після трьох тижнів ремонту, повідомила міська рада, але це ще не все."),
        ("el", "Η γέφυρα άνοιξε τη Δευτέρα μετά από τρεις εβδομάδες."),
        ("ar", "افتتح الجسر يوم الاثنين بعد ثلاثة أسابيع من العمل، وقال المجلس إن ذلك كان على حساب المدينة."),
        ("he", "הגשר נפתח ביום שני אחרי שלושה שבועות."),
        ("ja", "橋は三週間の工事の後、月曜日に開通した。"),
        ("zh", "大桥经过三周维修后于星期一重新开放。"),
        ("ko", "다리는 삼 주 동안의 공사 끝에 월요일에 열렸다."),
        ("ko", "서울시장은 말했다 abcdefghij klm"),
        ("zh", "北京市长今天说了话 abcdefghij klmn"),
        ("th", "สะพานเปิดในวันจันทร์หลังจากซ่อมสามสัปดาห์"),
    ],
)
def test_languages(language, text):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "12345 !?", "Xyzzy Plugh"])
def test_none_where_there_is_no_ground(text):
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police hold two men after a raid on the mill"),
        ("de", "Beben vor der Küste: viele Tote"),
        ("es", "Terremoto en la costa deja 14 muertos"),
        ("it", "Il mulino è stato chiuso"),
        ("zh", "莫尔维亚海岸发生山火"),
        ("ru", "Мост открыли в понедельник"),
    ],
)
def test_headlines(language, text):
    assert detect_language(text) == language


ENGLISH = "The bridge was opened on Monday after three weeks of repairs, the council said. " * 6
GERMAN = "Die Brücke wurde am Montag nach drei Wochen wieder geöffnet, wie der Rat mit dem Bürgermeister sagte. " * 6
CHINESE = "市议会表示，经过三周的维修，这座桥于周一重新开放。" * 20


@pytest.mark.parametrize(
    ("told", "text", "language"),
    [
        ("de", ENGLISH, "en"),
        ("en-GB", GERMAN, "de"),
        ("en", CHINESE, "zh"),
        ("ja", CHINESE, "ja"),  # what shares its signs is believed
        ("id", ENGLISH[:200], "id"),  # too short to say
        ("da", "Broen er åben igen, og det er til at se for alle der har ventet på den. " * 6, "da"),
        ("xx", ENGLISH, "xx"),
        (None, ENGLISH, "en"),
        ("", GERMAN, "de"),
    ],
)
def test_a_text_is_believed_against_what_its_page_tells_only_where_it_is_plain(told, text, language):
    assert language_of(text, told) == language
