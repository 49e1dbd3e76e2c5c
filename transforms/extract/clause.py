"""Read a dependency tree: who acts, what is acted on, where a clause begins and ends."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_SUBJECT = {"nsubj", "csubj"}
_PASSIVE = {"nsubjpass", "csubjpass"}
_OWN_CLAUSE = {"ccomp", "advcl", "parataxis", "relcl"}
_RELATIVE = {"that", "which", "who"}


def subjects(verb: Token) -> list[Token]:
    """Return the heads of the noun phrases that do what the verb says; inherited where not stated."""
    own = [t for child in verb.children if child.dep_ in _SUBJECT for t in _joined(child)]
    if verb.dep_ == "relcl" and own and own[0].lower_ in _RELATIVE:
        return [verb.head]
    by = [t for child in verb.children if child.dep_ == "agent" for t in prepositional_objects(child)]
    if own or by or is_passive(verb):
        return own or by
    return _inherited(verb)


def objects(verb: Token) -> list[Token]:
    """Return the heads of the noun phrases that the verb is done to."""
    wanted = {"dobj", "obj", "oprd", "attr"} | _PASSIVE
    own = [t for child in verb.children if child.dep_ in wanted for t in _joined(child)]
    if own or not is_passive(verb):
        return own
    if verb.dep_ in ("acl", "relcl"):
        return [verb.head]
    if verb.dep_ == "conj":
        return objects(verb.head)
    return _inherited(verb) if verb.dep_ in ("advcl", "xcomp") else []


def is_passive(verb: Token) -> bool:
    """Tell whether the verb stands in the passive, also as a bare participle after a noun."""
    helped = any(child.dep_ in ("auxpass", *_PASSIVE) for child in verb.children)
    return helped or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not _has_perfect(verb))


def prepositional_objects(preposition: Token) -> list[Token]:
    """Return what follows a preposition, through chained ones ('from around the base')."""
    found: list[Token] = []
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            found += _joined(child)
        elif child.dep_ == "prep":
            found += prepositional_objects(child)
    return found


def phrase(head: Token) -> list[Token]:
    """Return the tokens of a noun phrase: the head, what stands before it and its 'of' phrases."""
    left = [t for child in head.lefts if child.dep_ not in _OWN_CLAUSE for t in child.subtree]
    of = [
        t
        for child in head.rights
        if child.dep_ == "prep" and child.lower_ in ("of", "by")
        for o in prepositional_objects(child)
        for t in phrase(o)
    ]
    return [*left, head, *of]


def clause_head(token: Token) -> Token:
    """Return the verb (or root) whose clause a token stands in."""
    for node in (token, *token.ancestors):
        if node.pos_ in ("VERB", "AUX") and node.dep_ not in ("aux", "auxpass", "amod"):
            return node
    return token.sent.root


def governors(verb: Token) -> Iterator[Token]:
    """Yield the verbs and nouns above a verb whose complement it is, nearest first."""
    node = verb
    while (
        node.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "conj", "prep", "pobj", "dobj", "advcl", "attr", "acomp")
        and node.head is not node
    ):
        if node.dep_ in ("advcl", "acl") and not _complement(node):
            return
        if node.dep_ == "conj":
            node = node.head
            continue
        node = node.head
        if node.pos_ != "ADP":
            yield node


def supposed(token: Token) -> bool:
    """Tell whether a word stands in something merely supposed: 'had Moscow gone', 'if it gave up', 'would have'."""
    for verb in (clause_head(token), *governors(clause_head(token))):
        helpers = [child for child in verb.children if child.dep_ in ("aux", "mark")]
        first = min((child for child in helpers), key=lambda t: t.i, default=None)
        if first is None:
            continue
        inverted = first.lower_ == "had" and any(c.dep_ in _SUBJECT | _PASSIVE and c.i > first.i for c in verb.children)
        if inverted or first.lower_ in ("if", "unless", "imagine", "suppose"):
            return True
        if {"would", "have"} <= {child.lower_ for child in helpers} or {"could", "have"} <= {c.lower_ for c in helpers}:
            return True
    return False


def clause_tokens(verb: Token) -> list[Token]:
    """Return the tokens of a verb's clause without clauses joined to it."""
    apart = {t.i for child in verb.children if _stands_apart(child) for t in child.subtree}
    tokens = [t for t in verb.subtree if t.i not in apart]
    return _without_edges(tokens)


def clause_of_noun(verb: Token) -> list[Token]:
    """Return the clause of a verb that stands after a noun ('frigates anchored off Tartus') with that noun."""
    start = min(t.i for t in phrase(verb.head))
    end = max((t.i for t in clause_tokens(verb)), default=verb.i)
    return _without_edges([t for t in verb.doc if start <= t.i <= end])


def evidence(token: Token) -> list[Token]:
    """The words that prove it: the clause of the trigger, with the verb that governs it or the noun it tells of."""
    head = clause_head(token)
    while head.dep_ == "xcomp":
        head = head.head
    clause = clause_tokens(head)
    if head.dep_ in ("acl", "relcl"):
        clause = clause_of_noun(head) or clause
    return clause if token in clause else sorted(token.subtree, key=lambda t: t.i)


def char_span(tokens: list[Token], offset: int) -> tuple[int, int]:
    """Return the span in the document that tokens of a sentence starting at `offset` cover."""
    return offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1])


def token_at(doc: Doc, char: int) -> Token | None:
    """Return the token that holds a code point of the sentence."""
    for token in doc:
        if token.idx <= char < token.idx + len(token):
            return token
    return None


def _stands_apart(child: Token) -> bool:
    """A coordinated clause of its own, or a speech put beside."""
    if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
        return True
    return child.dep_ == "parataxis" or (child.dep_ == "ccomp" and child.i < child.head.i)


def _without_edges(tokens: list[Token]) -> list[Token]:
    while (
        len(tokens) > 1
        and (tokens[0].is_punct or tokens[0].is_space or tokens[0].dep_ in ("cc", "mark"))
        and tokens[0].lower_ not in ("“", '"')
    ):
        tokens = tokens[1:]
    while len(tokens) > 1 and (
        tokens[-1].is_space or tokens[-1].lower_ in (".", ",", ";", ":", "and", "but", "-", "–", "—")
    ):
        tokens = tokens[:-1]
    return tokens


def _complement(node: Token) -> bool:
    """'plans to leave', 'no sign that they leave': the noun's content, not a mere attribute."""
    return node.dep_ == "acl" and any(child.lower_ in ("to", "that", "whether") for child in node.children)


def _inherited(verb: Token) -> list[Token]:
    head = verb.head
    if verb.dep_ == "acl" and _complement(verb):
        return subjects(clause_head(head))
    if verb.dep_ in ("acl", "relcl"):
        return [head]
    if verb.dep_ == "conj":
        if is_passive(head):
            return objects(head)
        return subjects(head)
    if verb.dep_ in ("xcomp", "ccomp"):
        controlled = [c for c in head.children if c.dep_ == "dobj"]
        return controlled or subjects(head) or objects(head)
    if verb.dep_ in ("advcl", "pcomp"):
        above = head if head.pos_ in ("VERB", "AUX") else clause_head(head)
        return (subjects(above) or objects(above)) if above is not verb else []
    return []


def _joined(token: Token) -> list[Token]:
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += _joined(child)
    return found


def _has_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
