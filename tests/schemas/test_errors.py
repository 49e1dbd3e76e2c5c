"""Errors: a script can tell them apart by exit code, a person by their sentence."""

from schemas import errors
from schemas.errors import PARTLY, GarrisonError

KINDS = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, GarrisonError)]


def test_every_error_has_an_exit_code_of_its_own() -> None:
    codes = [kind.exit_code for kind in KINDS]
    assert len(set(codes)) == len(codes) > 5
    assert not {0, PARTLY} & set(codes)


def test_every_error_says_what_is_wrong_in_one_sentence() -> None:
    assert [kind.__name__ for kind in KINDS if not (kind.__doc__ or "").strip().endswith(".")] == []
