"""Further forms of days: weeks by a day, days ahead, feasts, the weekend, decades in words."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analysis.dates.finding import find_dates_in

PUBLISHED = date(2019, 11, 20)  # a Wednesday


def values(text):
    return {one.of(text): one.value for one in find_dates_in(text, PUBLISHED) if one.kind != "duration"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the weekend
        ("She spent the weekend at home.", {"the weekend": "2019-11-16/2019-11-17"}),
        ("The fair opens this coming weekend.", {"this coming weekend": "2019-11-23/2019-11-24"}),
        ("The fair opens the upcoming weekend.", {"the upcoming weekend": "2019-11-23/2019-11-24"}),
        # days and weeks ahead
        ("The teams will meet again in three days.", {"three days": "2019-11-23"}),
        ("The fair opens in two weeks.", {"two weeks": "2019-12-02/2019-12-08"}),
        ("She will sail two weeks from now.", {"two weeks from now": "2019-12-02/2019-12-08"}),
        ("She will sail in two weeks' time.", {"two weeks' time": "2019-12-02/2019-12-08"}),
        ("It will be the first visit in two weeks.", {}),
        ("They built the hut in two weeks.", {}),
        # weeks by a day, by a month
        ("The trial begins the week of Nov. 25.", {"the week of Nov. 25": "2019-11-25/2019-12-01"}),
        ("It rained in the week beginning 4 November.", {"the week beginning 4 November": "2019-11-04/2019-11-10"}),
        ("It opens in the first week of December.", {"the first week of December": "2019-12-01/2019-12-07"}),
        ("It rained in the last week of October.", {"the last week of October": "2019-10-25/2019-10-31"}),
        # feasts
        ("The mill was shut on Memorial Day.", {"Memorial Day": "2019-05-27"}),
        ("The mill will be shut on Martin Luther King Jr. Day.", {"Martin Luther King Jr. Day": "2020-01-20"}),
        ("They voted on Election Day.", {"Election Day": "2019-11-05"}),
        ("They danced on the Fourth of July.", {"the Fourth of July": "2019-07-04"}),
        ("The air has been bad since Diwali.", {"Diwali": "2019-10-27"}),
        ("The fair will open after Lunar New Year.", {"Lunar New Year": "2020-01-25"}),
        ("The mill was shut at Easter.", {"Easter": "2019-04-21"}),
        # the month of the publication
        ("She left on the 12th.", {"the 12th": "2019-11-12"}),
        ("She left on the 28th.", {"the 28th": "2019-10-28"}),
        ("She left on November the 12th.", {"November the 12th": "2019-11-12"}),
        # weekdays in short, and of no one week
        ("She left on Thurs.", {"Thurs.": "2019-11-14"}),
        ("The show is on Wednesday nights.", {}),
        ("She sailed Monday through Wednesday.", {"Monday through Wednesday": "2019-11-18/2019-11-20"}),
        ("The sale runs now through Sunday.", {"Sunday": "2019-11-24"}),
        # time given, time to come
        ("Hikers have until Monday to hand in their maps.", {"Monday": "2019-11-25"}),
        ("The guild gave the miller until Monday to pay.", {"Monday": "2019-11-25"}),
        ("The toll comes into force on May 4.", {"May 4": "2020-05-04"}),
        ("The fleet's tour stops in Lund on May 4.", {"May 4": "2020-05-04"}),
        ("Friday marks ten years since the flood.", {"Friday": "2019-11-22"}),
        ("Boats are at 9 a.m. Friday from the quay.", {"Friday": "2019-11-22"}),
        ("She sails a week from Wednesday.", {"a week from Wednesday": "2019-11-27"}),
        # quarters as such, of shipyards, and the current one
        ("The second quarter is usually wet.", {"The second quarter": "2019-04/2019-06"}),
        ("The slip at the yard was full in Q2 2012.", {"Q2 2012": "2012-04/2012-06"}),
        ("For the current quarter the mill is sold out.", {"the current quarter": "2019-10/2019-12"}),
        # counted back from the day told last; a feast of the year before
        ("Roe won Monday. The day before, Poe had.", {"Monday": "2019-11-18", "The day before": "2019-11-17"}),
        ("The mill burned on Thanksgiving last year.", {"Thanksgiving last year": "2018-11-22"}),
        ("The twins were born on Valentine's Day.", {"Valentine's Day": "2019-02-14"}),
        ("For this years’ fair the hall was painted.", {"this year": "2019"}),
        # decades, centuries, school years
        ("The mill was built in the nineties.", {"the nineties": "1990/1999"}),
        ("The mill is of the early twentieth century.", {"twentieth century": "1901/2000"}),
        ("She taught here in 1999/2000.", {"1999/2000": "1999/2000"}),
        # seasons
        ("She sailed over the summer.", {"the summer": "2019-06/2019-08"}),
        ("The mill opened in the fall.", {"the fall": "2019-09/2019-11"}),
        # the present of what is to come
        ("The deadline is Friday.", {"Friday": "2019-11-22"}),
        ("Rain is possible Thursday.", {"Thursday": "2019-11-21"}),
        ("Thursday is wet.", {"Thursday": "2019-11-21"}),
        ("Tickets are on sale Friday.", {"Friday": "2019-11-22"}),
        ("The film hits theaters Friday.", {"Friday": "2019-11-22"}),
        ("Up next: at Lund on Friday.", {"Friday": "2019-11-22"}),
        ("Tune in Sunday at 9.", {"Sunday": "2019-11-24"}),
        ("Get the list before Friday.", {"Friday": "2019-11-22"}),
        ("The band visits Lund on Friday.", {"Friday": "2019-11-22"}),
        ("It's out on Friday.", {"Friday": "2019-11-22"}),
        ("She was held in January and her trial is in February.", {"January": "2019-01", "February": "2020-02"}),
        ("The March vote was close.", {"March": "2019-03"}),
        ("The ban took effect Jan. 1.", {"Jan. 1": "2019-01-01"}),
        ("The design of 2012 through 2015 was loud.", {"2012 through 2015": "2012/2015"}),
        ("They married on Valentine's Day in 2012.", {"Valentine's Day in 2012": "2012-02-14"}),
        ("The judge said so before postponing the hearing until Monday.", {"Monday": "2019-11-25"}),
        ("He faces 75 years in prison when he's sentenced May 7.", {"May 7": "2020-05-07"}),
        ("He fell when he was hit May 7.", {"May 7": "2019-05-07"}),
        # a weekday that goes with another day, or with none
        (
            "The fair is on Saturday and Sunday, Nov. 23 and 24.",
            {"Saturday and Sunday, Nov. 23 and 24": "2019-11-23/2019-11-24"},
        ),
        ("It rained on Monday, Nov. 17.", {"Monday, Nov. 17": "2019-11-17"}),
        ("It could open as soon as Friday.", {"Friday": "2019-11-22"}),
        ("It rained on the weekend of Nov. 16.", {"Nov. 16": "2019-11-16"}),
        ("Sales fell in the last quarter of 2018.", {"the last quarter of 2018": "2018-10/2018-12"}),
        ("Sales fell in the final quarter of last year.", {"the final quarter of last year": "2018-10/2018-12"}),
        ("The band was big in the 80s.", {"80s": "1980/1989"}),
        ("Highs will be in the 80s, and Ada Roe is in her 80s.", {}),
        # years that share a verb
        ("I think 2021 and 2022 will be better.", {"2021": "2021", "2022": "2022"}),
        # days that others give
        ("It rained on Nov. 3. The next morning she left.", {"Nov. 3": "2019-11-03", "The next morning": "2019-11-04"}),
        ("It rained in May 2018. That month she left.", {"May 2018": "2018-05", "That month": "2018-05"}),
        ("She left today (Nov. 18).", {"today": "2019-11-18", "Nov. 18": "2019-11-18"}),
        ("The end of the week will be wet.", {"The end of the week": "2019-11-18/2019-11-24"}),
        (
            "Sales fell in the third quarter ended Nov. 3. The firm had gained in the second quarter.",
            {
                "the third quarter": "2019-08/2019-10",
                "Nov. 3": "2019-11-03",
                "the second quarter": "2019-04/2019-06",
            },
        ),
    ],
)
def test_values(text, found):
    assert values(text) == found
