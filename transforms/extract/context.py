"""What a reader keeps in mind from sentence to sentence, and one sentence with all that was found in it."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from transforms.extract.spans import Mention, ReadSource, Sentence


@dataclass(slots=True)
class Context:
    """The running state of one document; changed only while its sentences are read in order."""

    about_theatre: bool
    about_force: bool
    force_in_mind: bool = False
    abroad: bool = False
    sites: tuple[Mention, ...] = ()
    speaker: ReadSource | None = None
    spoke: Sentence | None = None
    outlet: tuple[str, ...] = ()
    ended: int = 0
    """Where the last sentence ended."""

    def goes_on(self, sentence: Sentence) -> bool:
        """Tell whether who spoke last may still be speaking: in the same paragraph, in the next sentences."""
        last = self.spoke
        near = last is not None and 0 < sentence.no - last.no <= _STILL and sentence.segment == last.segment
        return near and last is not None and sentence.start - self.ended <= 1


_STILL = 2
"""Sentences for which a speaker goes on without being named again."""


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, its tree and the names in it; mention offsets count the document."""

    sentence: Sentence
    doc: Doc
    mentions: tuple[Mention, ...]
    by_token: dict[int, list[Mention]] = field(default_factory=dict)

    def of(self, tokens: list[Token], kind: str) -> list[Mention]:
        """Return the names of one kind that begin in the given tokens, in order, once each."""
        found: dict[tuple[int, str], Mention] = {}
        for token in tokens:
            for mention in self.by_token.get(token.i, ()):
                if mention.kind == kind:
                    found[mention.start, mention.text] = mention
        return sorted(found.values(), key=lambda m: m.start)


def view(sentence: Sentence, doc: Doc, mentions: list[Mention]) -> View:
    """Bring a sentence, its parse and its names together."""
    inside = tuple(m for m in mentions if m.within(sentence.start, sentence.end))
    by_token: dict[int, list[Mention]] = {}
    for mention in inside:
        for token in doc:
            start = sentence.start + token.idx
            if start < mention.end and mention.start < start + len(token):
                by_token.setdefault(token.i, []).append(mention)
    return View(sentence, doc, inside, by_token)
