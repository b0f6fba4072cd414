"""What one claim tells more than another, and whether it makes another claim of it."""

from __future__ import annotations

import pytest
from taken_apart import statement_of

from briefing.story.statements.more_told import turned_by_more


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # a part of it, or somebody else
        ("The guards freed the hostages.", "The guards freed two of the hostages."),
        ("The miners left the valley.", "The miners left the mouth of the valley."),
        ("The painter apologised to the board.", "A lawyer for the painter apologised to the board."),
        ("The baker painted the gate.", "The baker's son painted the gate."),
        ("The harbour master closed the pier.", "The deputy harbour master closed the pier."),
        ("All bakeries in the town closed.", "All but nine bakeries in the town closed."),
        ("The firm repaid the savers.", "The firm repaid the savers with less than 900 crowns."),
        ("The firm will guarantee the savings.", "The firm will guarantee the savings up to 900 crowns."),
        ("The firm apologised to the bakers.", "The firm apologised to two of the bakers."),
        ("The firm paid the fine.", "The firm paid a third of the fine."),
        ("The mill makes looms.", "The mill makes parts for looms."),
        ("The army left the valley.", "The army left the valley except for a small post."),
        ("The boat reached the port.", "The boat reached a point nine miles from the port."),
        ("The baker has a licence.", "The baker claims to have a licence."),
        # what it hangs on, and where it holds
        ("The ferry will sail to the island.", "The ferry will sail to the island if the wind drops."),
        ("The ferry will sail to the island.", "The ferry will sail to the island unless the wind rises."),
        ("The board backed the ferry plan.", "The board backed the ferry plan in principle."),
        ("Hunters may shoot the wolf.", "Hunters may shoot the wolf only at night."),
        # what may be, must be, was so or is not done yet
        ("The baker has been charged with fraud.", "The baker could be charged with fraud."),
        ("The town will build a dyke.", "The town will have to build a dyke."),
        ("The baker supports the ferry plan.", "The baker says he would support the ferry plan."),
        ("The road runs through the village.", "The road used to run through the village."),
        ("The mill belongs to the town.", "The mill once belonged to the town."),
        ("The firm sells the pill in the village.", "The firm is seeking permission to sell the pill in the village."),
        ("Doctors prescribe the pill to pupils.", "Doctors are reluctant to prescribe the pill to pupils."),
        ("The army cleared the road to the mill.", "The army has begun to clear the road to the mill."),
        ("The firm has cash for the mill.", "The firm has run out of cash for the mill."),
    ],
)
def test_more_that_turns_what_both_tell_makes_another_claim(one, two):
    assert turned_by_more(statement_of(one), statement_of(two))
    assert turned_by_more(statement_of(two), statement_of(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The guards freed the hostages.", "The guards freed the hostages late at night in a village of the north."),
        ("The miners left the valley.", "The miners left the valley of the Orm."),
        ("The crew left the ship.", "The members of the crew left the ship."),
        ("The blast hit the town.", "The blast hit a market in the centre of the town."),
        ("The driver was held for fraud.", "The driver was held on suspicion of fraud."),
        ("The guards fired eleven shots.", "The guards fired a total of eleven shots."),
        ("The mill was repaired once.", "The mill was repaired only once."),
        ("The town will build a dyke.", "The town is going to build a dyke."),
        ("The firm will sell the mill.", "The firm is due to sell the mill."),
        ("The town has to build a dyke.", "The judges ordered the town to build a dyke."),
        ("Smoke was seen over the mill.", "Smoke could be seen over the mill."),
        ("The boy was not found by divers.", "The boy could not be found by divers."),
        ("The mill was sold.", "The mill was sold, the baker's brother said."),
        ("The mill lies in the valley.", "The mill lies nine miles up in the valley."),
        ("The firm has nine looms.", "The firm has nine looms, more than before."),
        ("His arm was set in the clinic.", "His arm was plastered and set in the clinic."),
        ("The miners are being used to long shifts.", "The miners are used to long shifts."),
    ],
)
def test_more_that_only_tells_more_does_not(one, two):
    assert not turned_by_more(statement_of(one), statement_of(two))
    assert not turned_by_more(statement_of(two), statement_of(one))
