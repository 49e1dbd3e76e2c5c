"""The closed lists: public codes, in public spelling."""

import json

import pytest

from schemas.vocabulary import VOCABULARIES, EventType, Factuality, Vocabulary

PUBLIC = {
    "event_type": "withdrawal reinforcement deployment redeployment handover continued_presence equipment_move"
    " negotiation activity_change",
    "phase": "planned begun ongoing completed halted state historical",
    "extent": "partial complete unspecified",
    "factuality": "CT+ PR+ PS+ Uu PS- PR- CT-",
    "stance": "reports confirms denies declines_to_confirm no_comment predicts demands proposes alleges",
    "source_class": "official military intelligence opposition monitor imagery witness analyst media social anonymous",
    "date_precision": "day week month season year open unknown",
    "date_status": "exact approximate range open unresolved",
    "date_basis": "explicit relative context embedded_post publication_bound none",
    "published_basis": "metadata sidecar dateline page url embedded_post story landmark none",
    "place_role": "origin destination at via",
    "fate": "loaded_new new_version duplicate unchanged quarantined skipped deferred",
}


@pytest.mark.parametrize("vocabulary", PUBLIC)
def test_public_codes_keep_their_spelling_and_order(vocabulary: str) -> None:
    assert VOCABULARIES[vocabulary].codes() == PUBLIC[vocabulary].split()


@pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=list(VOCABULARIES))
def test_two_members_never_share_a_code(vocabulary: type[Vocabulary]) -> None:
    # An enum would silently make the second an alias of the first.
    assert len(vocabulary.__members__) == len(set(vocabulary.codes()))


def test_a_denial_is_not_a_kind_of_event() -> None:
    assert "denial" not in EventType.codes()


def test_a_member_is_its_code_wherever_it_is_written() -> None:
    assert f"{Factuality.PROBABLE}" == "PR+"
    assert json.dumps([Factuality.PROBABLE]) == '["PR+"]'
    assert Factuality("PR+") is Factuality.PROBABLE


def test_a_code_outside_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="retreat"):
        EventType("retreat")
