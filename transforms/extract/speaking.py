"""Who tells a claim: the chain from the first teller to the outlet."""

import re

from spacy.tokens import Token

from transforms.extract.clause import clause_head, governors, phrase, prepositional_objects, subjects
from transforms.extract.context import Context, View
from transforms.extract.lexicon import mapping
from transforms.extract.spans import Mention, ReadSource
from transforms.lookups import reference

_ACCORDING = {"according", "per", "citing", "quoting", "cite", "quote"}
_PRONOUNS = {"he", "she", "they", "it", "who"}


def sources(view: View, trigger: Token, context: Context) -> tuple[ReadSource, ...]:
    """Return the tellers of a claim, first teller first; the outlet is always last."""
    chain: list[ReadSource] = []
    verb = clause_head(trigger)
    for cue, heads in _cues(view, verb):
        for head in heads:
            teller = _teller(view, head, cue, context)
            if teller and all(teller.text != known.text for known in chain):
                chain.append(teller)
    if not chain and view.sentence.segment.author:
        chain.append(_author(view))
    return (*chain, outlet(context))


def outlet(context: Context) -> ReadSource:
    """Return the outlet itself as a teller."""
    return ReadSource(context.outlet, "media")


def speaker_of(view: View, context: Context) -> ReadSource | None:
    """Return who speaks in a sentence, to be meant by 'he added' in a later one."""
    for token in view.doc:
        if token.lemma_.lower() in mapping("cue", "stance") and token.pos_ == "VERB":
            for head in subjects(token):
                teller = _teller(view, head, token, context)
                if teller:
                    return teller
    return context.speaker


def _cues(view: View, verb: Token) -> list[tuple[Token, list[Token]]]:
    """Attributing words over or beside a clause with the heads of their tellers, nearest first."""
    cues = mapping("cue", "stance")
    found: list[tuple[Token, list[Token]]] = []
    above = list(governors(verb)) + [
        n for n in verb.ancestors if n.dep_ in ("ROOT", "ccomp", "conj", "advcl", "parataxis")
    ]
    beside = [
        child
        for child in verb.children
        if child.dep_ in ("parataxis", "ccomp", "advcl") or child.lemma_.lower() in _ACCORDING
    ]
    for node in dict.fromkeys([*above, *beside]):
        if node.lemma_.lower() in cues and node is not verb:
            found.append((node, subjects(node) + _by(node)))
    for token in view.doc:
        if token.lower_ in _ACCORDING and not _far(token, verb):
            heads = [
                t
                for child in token.children
                if child.dep_ in ("prep", "pobj", "dobj")
                for t in ([child] if child.dep_ != "prep" else prepositional_objects(child))
            ]
            found.append((token, heads))
        if (
            token.lemma_.lower()
            in ("report", "statement", "image", "imagery", "footage", "assessment", "source", "photo")
            and token in verb.ancestors
        ):
            found.append((token, [token]))
    if verb.lemma_.lower() in cues and verb.dep_ != "ROOT":
        found.append((verb, subjects(verb)))
    if verb.lemma_.lower() in cues:
        found.append((verb, [s for s in subjects(verb) if _speaker_class(view, s)]))
    return found


def _far(token: Token, verb: Token) -> bool:
    """An attribution inside another coordinated clause does not reach this one."""
    head = clause_head(token)
    return (
        head is not verb
        and head.dep_ == "conj"
        and head.head is not verb
        and verb not in head.subtree
        and head not in verb.subtree
    )


def _by(node: Token) -> list[Token]:
    return [
        t
        for child in node.children
        if child.dep_ == "prep" and child.lower_ in ("by", "to") and child.lower_ == "by"
        for t in prepositional_objects(child)
    ]


def _teller(view: View, head: Token, cue: Token, context: Context) -> ReadSource | None:
    tokens = phrase(head)
    named = view.of(tokens, "actor") or view.of(tokens, "outlet")
    if head.lower_ in _PRONOUNS or _definite_source(head):
        if context.speaker and not named:
            return context.speaker
    source_class = _speaker_class(view, head)
    if not source_class:
        return None
    start, end = view.sentence.start + tokens[0].idx, view.sentence.start + tokens[-1].idx + len(tokens[-1])
    ids = named[-1].ids if named else ()
    text = view.sentence.text[start - view.sentence.start : end - view.sentence.start]
    return ReadSource(ids, source_class, start, end, text, cue.text)


def _definite_source(head: Token) -> bool:
    return (
        head.lemma_ in ("source", "official", "officer", "spokesman", "minister", "group", "monitor")
        and any(child.lower_ in ("the", "this", "these", "those") for child in head.children)
        and not any(child.dep_ in ("amod", "compound", "poss") for child in head.children)
    )


def _speaker_class(view: View, head: Token) -> str:
    tokens = phrase(head)
    actors = view.of(tokens, "actor")
    if actors:
        return _class_of(actors[-1])
    if view.of(tokens, "outlet"):
        return "media"
    plain = mapping("speaker", "source_class").get(head.lemma_.lower(), "")
    if plain == "anonymous" or not plain:
        if any(re.match(r"Kremlin|Moscow|Damascus|Ankara|Kyiv|Washington|Tehran", t.text) for t in tokens[-1:]):
            return "official"
    return plain


def _class_of(mention: Mention) -> str:
    actors = reference("ref.actor")
    found = actors.filter(actors["actor_id"] == mention.ids[0])["source_class"].to_list()
    return str(found[0])


def _author(view: View) -> ReadSource:
    segment = view.sentence.segment
    ids = tuple(m.ids[0] for m in _named(segment.author))
    return ReadSource(ids, "social", None, None, segment.author, None)


def _named(handle: str) -> list[Mention]:
    from transforms.extract.gazetteer import mentions

    name = handle.removeprefix("@")
    return [m for m in mentions(name) if m.kind in ("actor", "outlet")]
