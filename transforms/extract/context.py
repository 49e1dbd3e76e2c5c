"""What a reader by stems keeps in mind from sentence to sentence."""

from dataclasses import dataclass

from transforms.extract.spans import ReadPlace


@dataclass(slots=True)
class Context:
    """The running state of one document; changed only while its sentences are read in order."""

    about_theatre: bool
    about_force: bool
    force_in_mind: bool = False
    outlet: tuple[str, ...] = ()
    places: tuple[ReadPlace, ...] = ()
    """Places of the claim told last: where a sentence without a place goes on."""
