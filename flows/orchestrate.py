"""Prefect behind one door: `flow`, `task` and artifacts, or plain functions when it is switched off.

Prefect shows, schedules and retries; the data's safety never rests on it (see warehouse/publish.py).
"""

from collections.abc import Callable
from typing import Any, TypeVar

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

    return prefect.flow(name=name, validate_parameters=True, persist_result=False)  # type: ignore[return-value]


def task(function: F | None = None, *, retries: int = 0, only_on: type[Exception] = OSError) -> Any:  # noqa: ANN401
    """Make a function a Prefect task: never cached, retried only where the kind of error may pass by itself."""
    if function is None:
        return lambda f: task(f, retries=retries, only_on=only_on)
    if not _ON:
        return function
    import prefect
    from prefect.cache_policies import NO_CACHE

    def may_pass(_task: Any, _run: Any, state: Any) -> bool:  # noqa: ANN401
        try:
            state.result()
        except only_on:
            return True
        except BaseException:  # noqa: BLE001
            return False
        return False

    return prefect.task(
        cache_policy=NO_CACHE, persist_result=False, retries=retries, retry_delay_seconds=1, retry_condition_fn=may_pass
    )(function)


def artifact(key: str, markdown: str) -> None:
    """Leave a Markdown artifact with the flow run; without Prefect, nothing."""
    if not _ON:
        return
    from prefect.artifacts import create_markdown_artifact

    create_markdown_artifact(key=key, markdown=markdown)
