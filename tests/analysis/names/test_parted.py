"""Two names that the tagger took for one."""

from __future__ import annotations

import pytest

from tests.analysis.names.test_neighbours import names_in


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        ("They left Orsk for Ada then.", [("Orsk for Ada", "LOC")], [("Orsk", "PLACE"), ("Ada", "PLACE")]),
        ("They saw Velt there. Then Velt left. She met Velt at Orsk Dairy.",
         [("Velt", "PER"), ("Velt", "PER"), ("Velt at Orsk Dairy", "MISC")],
         [("Velt", "PERSON"), ("Velt", "PERSON"), ("Velt", "PERSON"), ("Orsk Dairy", "ORG")]),
        ("She met Velt at Orsk Dairy.", [("Velt at Orsk Dairy", "MISC")], [("Velt at Orsk Dairy", "ORG")]),
        ("It is said that Once is Chance there.", [("Once is Chance", "MISC")], []),
        ("It rains in the Middle East-Western Europe zone.", [("Middle East-Western Europe", "LOC")],
         [("Middle East", "PLACE"), ("Western Europe", "PLACE")]),
        ("They read Grey Tide, New Tide there.", [("Grey Tide, New Tide", "MISC")],
         [("Grey Tide", "OTHER"), ("New Tide", "OTHER")]),
        ("They told KLB's Alan Orvik there.", [("KLB's Alan Orvik", "ORG")],
         [("KLB", "ORG"), ("Alan Orvik", "PERSON")]),
        ("He hates KLB and TRV. He sang KLB TRV now. Few like KLB or TRV.",
         [("KLB", "ORG"), ("TRV", "ORG"), ("KLB TRV", "ORG"), ("KLB", "ORG"), ("TRV", "ORG")],
         [("KLB", "ORG"), ("TRV", "ORG")] * 3),
        ("So says Orsk Clerk Alan Velt.", [("Orsk Clerk Alan Velt", "LOC")],
         [("Orsk", "PLACE"), ("Alan Velt", "PERSON")]),
        ("They fear the Band of Velt. Few know Velt.", [("Band of Velt", "PER"), ("Velt", "PER")],
         [("Band of Velt", "PERSON"), ("Velt", "PERSON")]),
        ("They saw Orsk star Alan Orvik there.", [("Orsk star Alan Orvik", "ORG")],
         [("Orsk", "ORG"), ("Alan Orvik", "PERSON")]),
        ("It runs on Torvel 5: Zarv then.", [("Torvel 5: Zarv", "MISC")], [("Torvel 5", "OTHER"), ("Zarv", "OTHER")]),
        ("An official, Zargul Tarvi, said so.", [("Zargul Tarvi", "ORG")], [("Zargul Tarvi", "PERSON")]),
        ("It was the Chief Public Relations Officer there.", [], []),
        ("He read Anna Orvik: Life of a Baker there.", [("Anna Orvik: Life of a Baker", "ORG")],
         [("Anna Orvik", "PERSON"), ("Life of a Baker", "OTHER")]),
        ("He made KLBA's “Orvik there.", [("KLBA's “Orvik", "ORG")], [("KLBA", "ORG")]),
        ("He sits on the Council on Tarvics there.", [("Council on Tarvics", "PER")], [("Council on Tarvics", "ORG")]),
        ("It is the Torvel Rural Clinic there.", [("Torvel Rural Clinic", "LOC")], [("Torvel Rural Clinic", "ORG")]),
        ("He has an MBA there.", [("MBA", "ORG")], []),
        ("So says Ada Orvik of the Tarn Times there.", [("Ada Orvik of the Tarn Times", "ORG")],
         [("Ada Orvik", "PERSON"), ("Tarn Times", "ORG")]),
        # a land in letters is no given name: an office alone is nobody's, somebody goes without the land
        ("They want a new US Attorney there.", [("US Attorney", "PER")], [("US", "PLACE")]),
        ("He is the next UK Envoy there.", [("UK Envoy", "PER")], [("UK", "PLACE")]),
        ("So wrote US Marine Ada Orvik there.", [("US Marine Ada Orvik", "PER")],
         [("US", "PLACE"), ("Ada Orvik", "PERSON")]),
        # one name
        ("They saw Jordan Senator there.", [("Jordan Senator", "PER")], [("Jordan Senator", "PERSON")]),
        ("They saw Chad Torvel there.", [("Chad Torvel", "PER")], [("Chad Torvel", "PERSON")]),
        ("They heard DJ Velt there.", [("DJ Velt", "PER")], [("DJ Velt", "PERSON")]),
        ("It is the Orvik of the Tarn News there.", [("Orvik of the Tarn News", "ORG")],
         [("Orvik of the Tarn News", "ORG")]),
        ("They met at the Bank of Orsk.", [("Bank of Orsk", "ORG")], [("Bank of Orsk", "ORG")]),
    ],
)  # fmt: skip
def test_names_that_ran_into_one(text, tagged, wanted, monkeypatch):
    assert names_in(text, tagged, monkeypatch) == wanted


@pytest.mark.parametrize(
    ("text", "tagged", "wanted"),
    [
        ("He runs the Witness Care Program there.", [("Witness Care Program", "PER")],
         [("Witness Care Program", "ORG")]),
        ("He saw the Orsk District Court there.", [("Orsk District Court", "LOC")], [("Orsk District Court", "ORG")]),
        ("He drank at Orsk Creamery there.", [("Orsk Creamery", "LOC")], [("Orsk Creamery", "ORG")]),
        ("They use Tarn mobile-phone masts.", [("Tarn mobile-phone", "PER")], [("Tarn", "PERSON")]),
        ("So says Orvik of the Tarn School of Design and Construction.", [("Orvik", "PER")],
         [("Orvik", "PERSON"), ("Tarn School of Design and Construction", "ORG")]),
        ("It is the Committee for the Re-opening of the Quay there.", [],
         [("Committee for the Re-opening of the Quay", "ORG")]),
        ("He wrote for Vanity Fair then.", [("Vanity Fair", "MISC")], [("Vanity Fair", "ORG")]),
    ],
)  # fmt: skip
def test_names_by_their_heads(text, tagged, wanted, monkeypatch):
    assert names_in(text, tagged, monkeypatch) == wanted
