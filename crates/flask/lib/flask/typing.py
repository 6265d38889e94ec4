"""flask.typing: names for annotations."""

import typing as t

ResponseValue = HeaderValue = HeadersValue = ResponseReturnValue = ResponseClass = t.Any
AppOrBlueprintKey = t.Optional[str]
AfterRequestCallable = BeforeRequestCallable = BeforeFirstRequestCallable = TeardownCallable = (
    t.Callable
)
ShellContextProcessorCallable = TemplateContextProcessorCallable = TemplateFilterCallable = (
    t.Callable
)
TemplateGlobalCallable = TemplateTestCallable = URLDefaultCallable = (
    URLValuePreprocessorCallable
) = t.Callable
ErrorHandlerCallable = RouteCallable = t.Callable
