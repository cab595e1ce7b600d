"""The API under /api/v1/ and its addresses."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, re_path
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from rukun.interfaces.api import handlers
from rukun.interfaces.api.guarding import guarded
from rukun.interfaces.api.parsing import StrictParser
from rukun.interfaces.api.routes import (
    cases,
    directing,
    handing,
    judging,
    places,
    reports,
    tasks,
    tracks,
    working,
    worklist,
)
from rukun.interfaces.api.schemas.problems import PROBLEM, PROBLEM_SCHEMA
from rukun.interfaces.api.throttling import PerToken

PREFIX: Final = "/api/v1/"
_DESCRIPTION: Final = (
    "Other systems act here for one office, with a token that is bound to an assignment. Times are UTC. "
    "What adds something carries a `submission_id`; what changes something carries `If-Match`. Errors are "
    "problems (RFC 9457), in Indonesian or, with Accept-Language, in English."
)


class RukunAPI(NinjaAPI):
    """Ninja's API with guarded addresses and a document that names scopes and problems."""

    @property
    def urls(self) -> tuple[list[URLPattern | URLResolver], str, str]:
        """The addresses, each guarded; what is not among them is answered in JSON as well."""
        patterns, app, namespace = super().urls
        ours = [pattern for pattern in patterns if isinstance(pattern, URLPattern)]
        for pattern in ours:
            pattern.callback = guarded(pattern.callback)
        named = [pattern for pattern in ours if pattern.name != "api-root"]
        return [*named, re_path(r"", guarded(_nothing_here))], app, namespace

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation after its room and its function: "cases_read_case"."""
        view = operation.view_func
        return f"{view.__module__.rpartition('.')[2]}_{view.__name__.rstrip('_')}"

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: Mapping[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the document of the API, as docs/openapi.json keeps it."""
        document = super().get_openapi_schema(path_prefix=path_prefix or PREFIX)
        document["components"]["schemas"]["Problem"] = PROBLEM_SCHEMA
        for router in self._get_bound_routers():
            for path_view in router.path_operations.values():
                for operation in path_view.operations:
                    _complete(document, self.get_openapi_operation_id(operation), operation)
        return document


def _complete(document: OpenAPISchema, name: str, operation: Operation) -> None:
    """Add what ninja does not say of an operation: the scope that it needs, and its problems."""
    scope = getattr(next(iter(operation.auth_callbacks), None), "scope", None)
    for methods in document["paths"].values():
        for details in methods.values():
            if details["operationId"] == name:
                details["security"] = [{"Bearer": [str(scope)] if scope else []}]
                answers = {str(status): answer for status, answer in details["responses"].items()}
                details["responses"] = answers | {"default": PROBLEM}


def _nothing_here(request: HttpRequest) -> HttpResponse:
    return handlers.not_found()


api = RukunAPI(
    title="Rukun",
    version="1",
    description=_DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    throttle=PerToken(),
    parser=StrictParser(),
)
for _room in (places, worklist, reports, judging, cases, working, handing, directing, tasks, tracks):
    api.add_router("", _room.router)
handlers.register(api)
