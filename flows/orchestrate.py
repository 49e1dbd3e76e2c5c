"""Prefect behind one door: `flow`, `task` and artifacts, or plain functions when it is switched off.

Prefect shows, schedules and retries; the data's safety never rests on it (see warehouse/publish.py).
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flows.settings import prepare_prefect, settings

F = TypeVar("F", bound=Callable[..., Any])

_ON = settings().prefect

if _ON:
    prepare_prefect(settings().home)


def flow(name: str) -> Callable[[F], F]:
    """Make a function a Prefect flow."""
    if not _ON:
        return lambda function: function
    import prefect

    return cast(Callable[[F], F], prefect.flow(name=name, validate_parameters=True, persist_result=False))


def task(*, retries: int = 0, only_on: type[Exception] = OSError) -> Callable[[F], F]:
    """Make a function a Prefect task: never cached, retried only where that kind of error may pass by itself."""
    if not _ON:
        return lambda function: function
    import prefect
    from prefect.cache_policies import NO_CACHE

    def may_pass(_task: Any, _run: Any, state: Any) -> bool:  # noqa: ANN401
        return isinstance(state.data, only_on) or isinstance(getattr(state.data, "exception", None), only_on)

    made = prefect.task(
        cache_policy=NO_CACHE, persist_result=False, retries=retries, retry_delay_seconds=1, retry_condition_fn=may_pass
    )
    return cast(Callable[[F], F], made)


def artifact(key: str, markdown: str) -> None:
    """Leave a Markdown artifact with the flow run; without Prefect, nothing."""
    if not _ON:
        return
    from prefect.artifacts import create_markdown_artifact

    create_markdown_artifact(key=key, markdown=markdown)
