"""What schemathesis must know to be taken for a browser's own script: the token of the visit, sent with each form."""

import os

import schemathesis


@schemathesis.hook
def before_call(context, case, **_):
    # Three of four forms carry the token, so that both the refusal and what lies behind it are tried.
    if case.method.upper() == "POST" and isinstance(case.body, dict) and hash(str(case.body)) % 4:
        case.body["csrf"] = os.environ.get("QALA_CSRF", "")
