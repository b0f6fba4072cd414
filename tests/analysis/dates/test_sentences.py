"""Quarters, halves, seasons, fiscal and school years, and the side of the news on which a day lies by its verb."""

from datetime import date

import pytest

from briefing.analysis.dates.finding import find_dates_in

SENTENCES = [
    ("2023-10-27", "Second-quarter revenue at Orlow Paper fell 4%.", {"Second-quarter": "2023-04/2023-06"}),
    (
        "2023-10-27",
        "The mill lost money in the first quarter of 2021.",
        {"the first quarter of 2021": "2021-01/2021-03"},
    ),
    ("2023-02-03", "Fourth-quarter profit rose to $3 million, the bakery said.", {"Fourth-quarter": "2022-10/2022-12"}),
    ("2023-02-03", "It expects first-quarter sales to grow.", {"first-quarter": "2023-01/2023-03"}),
    ("2023-07-19", "Output shrank in the last quarter.", {"the last quarter": "2023-04/2023-06"}),
    ("2023-07-19", "Profit for the quarter ended June 30 was flat.", {"June 30": "2023-06-30"}),
    ("2023-07-19", "Exports grew in the first half of this year.", {"the first half of this year": "2023-01/2023-06"}),
    ("2023-07-19", "First-half losses doubled at the ferry line.", {"First-half": "2023-01/2023-06"}),
    (
        "2023-11-02",
        "The bank wants to open forty branches in the second half of 2024.",
        {"the second half of 2024": "2024-07/2024-12"},
    ),
    ("2023-07-19", "Orders rose in Q2, the firm said.", {"Q2": "2023-04/2023-06"}),
    ("2023-07-19", "Orders rose in Q3 2022, the firm said.", {"Q3 2022": "2022-07/2022-09"}),
    ("2013-03-22", "The council will close two pools next fiscal year.", {"next fiscal year": "2014"}),
    ("2013-03-22", "The agency spent 3 million in fiscal 2011.", {"fiscal 2011": "2011"}),
    ("2013-03-22", "Pupils sat fewer tests in the 2011-12 school year.", {"2011-12 school year": "2011/2012"}),
    ("2013-03-22", "The school will hire ten teachers this school year.", {"this school year": "2013"}),
    ("2013-03-22", "The road was dug up last winter.", {"last winter": "2012-12/2013-02"}),
    ("2013-03-22", "The ferry will run again this summer.", {"this summer": "2013-06/2013-08"}),
    ("2013-03-22", "They had married in the autumn of 2009.", {"the autumn of 2009": "2009-09/2009-11"}),
    ("2013-03-22", "The strike began in spring 2010.", {"spring 2010": "2010-03/2010-05"}),
    ("2013-03-22", "A bridge is to be finished by the end of 2014.", {"2014": "2014"}),
    ("2013-03-22", "Work is due to end by late 2015.", {"2015": "2015"}),
    ("2013-03-22", "It should be ready by the middle of next year.", {"next year": "2014"}),
    ("2013-03-22", "The airport stays shut until Monday.", {"Monday": "2013-03-25"}),
    ("2013-03-22", "The hearing was adjourned until Tuesday at noon.", {"Tuesday": "2013-03-26"}),
    ("2013-03-22", "The museum has been closed until April.", {"April": "2013-04"}),
    ("2013-03-22", "Snow kept the pass closed until Wednesday, when ploughs got through.", {"Wednesday": "2013-03-20"}),
    ("2013-03-22", "The board rejected the plan on Monday.", {"Monday": "2013-03-18"}),
    ("2013-03-22", "The board will reject the plan on Monday.", {"Monday": "2013-03-25"}),
    ("2013-03-22", "She said the plan that was rejected Monday would come back.", {"Monday": "2013-03-18"}),
    (
        "2013-03-22",
        "Miners who walked out on Thursday will return to work on Sunday.",
        {"Thursday": "2013-03-21", "Sunday": "2013-03-24"},
    ),
    ("2013-03-22", "The vote has been put off to Saturday.", {"Saturday": "2013-03-23"}),
    ("2013-03-22", "The trial is set to begin June 3.", {"June 3": "2013-06-03"}),
    ("2013-03-22", "Fans clashed with police over the weekend.", {"the weekend": "2013-03-16/2013-03-17"}),
    ("2013-03-22", "The fair will be held next weekend.", {"next weekend": "2013-03-30/2013-03-31"}),
    ("2013-03-22", "Two clerks were shot in a 2010 raid on a bank.", {"2010": "2010"}),
    ("2013-03-22", "Investors sold the bonds due 2019.", {"2019": "2019"}),
    ("2013-03-22", "The slump dragged on into 1994.", {"1994": "1994"}),
    ("2013-03-22", "She left the firm that March day in 2006.", {"March day in 2006": "2006-03"}),
    (
        "2013-03-22",
        "The scheme, launched in November, is to run through May.",
        {"November": "2012-11", "May": "2013-05"},
    ),
    (
        "2013-03-22",
        "The minister, who resigned Sunday, is due in court on Wednesday.",
        {"Sunday": "2013-03-17", "Wednesday": "2013-03-27"},
    ),
    ("2013-03-22", "A hearing was scheduled for Tuesday in Orsk.", {"Tuesday": "2013-03-26"}),
    ("2013-03-22", "The launch was scheduled for Tuesday but was put off.", {"Tuesday": "2013-03-19"}),
    ("2013-03-22", "The choir prepares to mark its jubilee on Wednesday.", {"Wednesday": "2013-03-27"}),
    ("2013-03-22", "Orsk improved to 25-7 and advances to play Saturday.", {"Saturday": "2013-03-23"}),
]


@pytest.mark.parametrize(("published", "sentence", "days"), SENTENCES)
def test_periods_and_the_days_that_verbs_govern(published, sentence, days):
    found = find_dates_in(sentence, date.fromisoformat(published))
    for words, value in days.items():
        start = sentence.index(words)
        over = [one.value for one in found if one.start < start + len(words) and start < one.end]
        assert value in over


def test_a_half_of_a_match_has_no_months():
    found = find_dates_in("He went scoreless in the first half, and first-half fouls hurt.", date(2013, 3, 22))
    assert found == ()
