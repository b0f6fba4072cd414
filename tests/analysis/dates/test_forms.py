"""Forms of days and years with what looks like them and is none, read on Tuesday, 19 November 2019."""

from datetime import date

import pytest

from briefing.analysis.dates.finding import find_dates_in

TUESDAY = date(2019, 11, 19)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # bare years
        ("Sales are not as strong as 2018.", {"2018": "2018"}),
        ("The planned 2024 crewed landing is late.", {"2024": "2024"}),
        ("The 1500-seat hall gave way to a new 2016 redesign.", {"2016": "2016"}),
        ("2019 was a good year.", {"2019": "2019"}),
        ("Rents in the town, he said, “2021 will be better.”", {"2021": "2021"}),
        ("He won in 1998, 2002, and 2010.", {"1998": "1998", "2002": "2002", "2010": "2010"}),
        ("It was better than 2009’s “Mill Song”.", {"2009": "2009"}),
        ("The firm kept 2020 guidance, and so did 2020 hopefuls.", {"2020": "2020"}),
        ("She left the class of '98.", {"'98": "1998"}),
        ("The mid-'90s and ‘80s pop.", {"mid-'90s": "1990/1999", "‘80s": "1980/1989"}),
        ("The 2018/19 campaign was long.", {"2018/19": "2018/2019"}),
        # numbers that are none
        ("It sold Farm Manager 2019 and Grid 2021.", {}),
        ("It has sold more than 2010 and fewer than 1990.", {}),
        ("It found failed 1990 tests and lost some 2019.", {}),
        ("It costs $2019, weighs 2019kg, and is at 2019:4.", {}),
        # the year itself
        ("The first snow of the year fell.", {"the year": "2019"}),
        ("Rates should stay low for the rest of the year.", {"the year": "2019"}),
        ("Shares are up 39 percent year-to-date.", {"year-to-date": "2019"}),
        ("It is the best time of the year, and she is player of the year.", {}),
        # months that may be other words
        ("It was still down from the March high.", {"March": "2019-03"}),
        ("In September Roe left.", {"September": "2019-09"}),
        ("She led the march on Lund and the March on Orsk.", {}),
        # days
        ("Sat., Nov. 23: Lund.", {"Sat., Nov. 23": "2019-11-23"}),
        ("Thu 11/21: Lund.", {"Thu 11/21": "2019-11-21"}),
        ("Updated 2019/11/18.", {"2019/11/18": "2019-11-18"}),
        ("It runs Dec. 13, 14 and 15.", {"Dec. 13": "2019-12-13", "14": "2019-12-14", "15": "2019-12-15"}),
        ("On Dec. 13 and 14 people fell ill.", {"Dec. 13": "2019-12-13"}),
        ("Black Friday nears.", {"Black Friday": "2019-11-29"}),
        ("It was shut on Good Friday 2018.", {"Good Friday 2018": "2018-03-30"}),
        ("It opens on Labor Day.", {"Labor Day": "2020-09-07"}),
        ("He will come before Christmas with a Christmas card.", {"Christmas": "2019-12-25"}),
        ("On Super Tuesday and every Friday the Sunday Times came.", {}),
        ("The fiscal third quarter was good.", {"The fiscal third quarter": None}),
        ("In 2014 he left; that same year she came.", {"2014": "2014", "that same year": "2014"}),
        # how long, not when
        ("Over the past year rents rose, as in the last week.", {"past year": "P1Y", "last week": "P1W"}),
        ("Prizes are given in the last week of the fair.", {}),
        ("He is the best of the last year.", {"last year": "2018"}),
        # what only looks like a day
        ("He got a technical foul in the third quarter.", {}),
        ("Scores rose from 1061 to 1128, and 2072 in all.", {}),
        ("He told USA TODAY so today.", {"today": "2019-11-19"}),
        ("Fields are burnt every November.", {}),
        # which side
        ("It came back in March, and prior to June I would have said no.", {"March": "2019-03", "June": "2019-06"}),
        ("A bank projected in May that prices would rise.", {"May": "2019-05"}),
        ("You can bring it back by January.", {"January": "2020-01"}),
        ("It fell in June, and from December onward will rise.", {"June": "2019-06", "December": "2019-12"}),
        ("He could not be reached on Monday.", {"Monday": "2019-11-18"}),
        ("The firm bid $16 in December.", {"December": "2018-12"}),
        ("On 9 July a ship sank; on the 14th, another.", {"9 July": "2019-07-09", "the 14th": "2019-07-14"}),
        ("Sales fell in May from the same month last year.", {"May": "2019-05", "the same month last year": "2018-05"}),
    ],
)
def test_values(text, found):
    assert {text[one.start : one.end]: one.value for one in find_dates_in(text, TUESDAY)} == found
