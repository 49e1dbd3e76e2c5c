"""Who tells a claim: the chain from the first teller to the outlet."""

from functools import cache

from spacy.tokens import Token

from transforms.extract.clause import clause_head, governors, phrase, prepositional_objects, subjects
from transforms.extract.context import Context, View
from transforms.extract.folded import fold
from transforms.extract.lexicon import mapping, members
from transforms.extract.spans import Mention, ReadSource
from transforms.lookups import reference

_ACCORDING = {"according", "per", "citing", "quoting", "cite", "quote"}
Cue = tuple[Token, list[Token]]
"""An attributing word and the heads of its tellers."""

_SPEECH_CLAUSES = {"ccomp", "conj", "advcl", "parataxis"}
_CAPITALS = {"Kremlin", "Moscow", "Damascus", "Ankara", "Kyiv", "Washington", "Tehran"}
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
    if not chain and context.speaker and context.goes_on(view.sentence):
        chain.append(context.speaker)
    return (*chain, outlet(context))


def outlet(context: Context) -> ReadSource:
    """Return the outlet itself as a teller."""
    return ReadSource(context.outlet, "media")


def speaker_of(view: View, context: Context) -> ReadSource | None:
    """Return who speaks in a sentence, to be meant by 'he added' in a later one; None if nobody is said to."""
    for token in view.doc:
        if token.lemma_.lower() in mapping("cue", "stance") and token.pos_ == "VERB":
            for head in subjects(token):
                teller = _teller(view, head, token, context)
                if teller:
                    return teller
    return None


def _cues(view: View, verb: Token) -> list[Cue]:
    """Attributing words over or beside a clause with the heads of their tellers, nearest first."""
    cues = mapping("cue", "stance")
    above = [*governors(verb), *(n for n in verb.ancestors if n.dep_ in _SPEECH_CLAUSES or n.dep_ == "ROOT")]
    beside = [c for c in verb.children if c.dep_ in _SPEECH_CLAUSES]
    spoken = [n for n in dict.fromkeys([*above, *beside]) if n.lemma_.lower() in cues and n is not verb]
    found: list[Cue] = [(node, subjects(node) or _named_before(view, node)) for node in spoken]
    found += [(t, _objects_of(t)) for t in view.doc if t.lower_ in _ACCORDING and not _far(t, verb)]
    found += [(t, [t]) for t in verb.ancestors if t.lemma_.lower() in members("account")]
    if verb.lemma_.lower() in cues:
        found.append((verb, [s for s in subjects(verb) if _speaker_class(view, s)]))
    return found


def _named_before(view: View, cue: Token) -> list[Token]:
    """'..., the Observatory said': the name right before a verb of saying that the parser gave no subject."""
    before = cue.doc[cue.i - 1] if cue.i else cue
    return [before] if view.of([before], "actor") or view.of([before], "outlet") else []


def _objects_of(cue: Token) -> list[Token]:
    """'according to X', 'citing X'."""
    found: list[Token] = []
    for child in cue.children:
        if child.dep_ == "prep":
            found += prepositional_objects(child)
        elif child.dep_ in ("pobj", "dobj"):
            found.append(child)
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


def _teller(view: View, head: Token, cue: Token, context: Context) -> ReadSource | None:
    tokens = _naming(head)
    named = view.of(tokens, "actor") or view.of(tokens, "outlet")
    if context.speaker and not named and (head.lower_ in _PRONOUNS or _definite_source(head, context.speaker)):
        return context.speaker
    source_class = _speaker_class(view, head)
    if not source_class:
        return None
    first, last = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    generic = mapping("speaker", "actor_id").get(head.lemma_.lower(), "")
    ids = named[0].ids if named else (generic,) if generic else ()
    offset = view.sentence.start
    for mention in named[:1]:
        first, last = min(first, mention.start - offset), max(last, mention.end - offset)
    return ReadSource(ids, source_class, offset + first, offset + last, view.sentence.text[first:last], cue.text)


def _naming(head: Token) -> list[Token]:
    """The noun phrase of a teller with what it belongs to: 'a source in the defence ministry'."""
    tokens = set(phrase(head))
    if head.lemma_.lower() in mapping("speaker", "source_class"):
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in ("in", "at", "from", "with", "of"):
                tokens |= {child, *(t for o in prepositional_objects(child) for t in phrase(o))}
    ordered = sorted(tokens, key=lambda t: t.i)
    return ordered[1:] if ordered[0].is_punct else ordered


def _definite_source(head: Token, speaker: ReadSource) -> bool:
    """'The source', 'the security official' after 'a Syrian security official': nothing new is said of who it is."""
    words = {t.lower_ for t in head.children if t.dep_ in ("amod", "compound", "poss")}
    described = not words <= set((speaker.text or "").lower().split())
    definite = any(child.lower_ in ("the", "this", "these", "those") for child in head.children)
    return head.lemma_ in members("speaker_again") and definite and not described


def _speaker_class(view: View, head: Token) -> str:
    tokens = _naming(head)
    actors = view.of(tokens, "actor")
    if actors:
        return class_of(actors[0])
    if view.of(tokens, "outlet"):
        return "media"
    plain = mapping("speaker", "source_class").get(head.lemma_.lower(), "")
    return plain or ("official" if tokens[-1:] and tokens[-1].text in _CAPITALS else "")


def class_of(mention: Mention) -> str:
    """Return the source class of a named actor; an outlet is media."""
    return _classes().get(mention.ids[0], "media")


@cache
def _classes() -> dict[str, str]:
    return dict(reference("ref.actor").select("actor_id", "source_class").iter_rows())


def _author(view: View) -> ReadSource:
    handle = view.sentence.segment.author
    return ReadSource(account(handle), "social", None, None, handle, None)


def account(handle: str) -> tuple[str, ...]:
    """Return the actor or outlet whose name, without spaces, is a social media handle; empty if none is known."""
    found = _accounts().get(fold(handle.removeprefix("@")))
    return (found,) if found else ()


@cache
def _accounts() -> dict[str, str]:
    tables = (("ref.outlet_name", "outlet_id"), ("ref.actor_name", "actor_id"))
    named = [row for table, key in tables for row in reference(table).select("name", key).iter_rows()]
    return {fold(name).replace(" ", "").removeprefix("@"): holder for name, holder in named}
