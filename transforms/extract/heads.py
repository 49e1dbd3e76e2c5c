"""The words of an English sentence that may tell an event: verbs, nouns of no thing, adjectives that are said."""

from spacy.tokens import Token

from transforms.extract.clause import supposed
from transforms.extract.context import View
from transforms.extract.lexicon import mapping
from transforms.extract.scope import classes
from transforms.extract.triggers import candidates

_TELLING = ("VERB", "AUX", "NOUN", "PROPN", "ADJ")
_SAID = ("acomp", "oprd", "ROOT", "conj")
_NAMES = ("place", "nationality", "materiel")


def heads(view: View) -> list[Token]:
    """Return the words of a sentence that may tell an event, in order."""
    return [token for token in view.doc if _may_tell(view, token)]


def _may_tell(view: View, token: Token) -> bool:
    if token.pos_ not in _TELLING or token.dep_ in ("aux", "auxpass") or _leads(token) or supposed(token):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return True
    if "materiel" in classes(view, token) and token.head.pos_ in ("VERB", "AUX"):
        return False  # 'helicopters leave': the verb tells it
    if candidates(token):
        return True
    if token.pos_ == "ADJ":
        return token.dep_ in _SAID
    named = any(mention.kind in _NAMES for mention in view.by_token.get(token.i, ()))
    return not named and token.dep_ != "compound" and not classes(view, token) - {"presence"}


def _leads(token: Token) -> bool:
    """'began to withdraw', 'plans to stay', 'appears to leave': the verb that follows tells the event."""
    lemma = token.lemma_.lower()
    leading = lemma in mapping("aspect", "phase") or lemma in mapping("hedge", "factuality")
    return leading and any(child.dep_ == "xcomp" and child.pos_ == "VERB" for child in token.children)
