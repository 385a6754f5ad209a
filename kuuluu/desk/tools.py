"""What can be done to a case now, each with its form, the words that wait in it, and where it stands on the page."""

from typing import Any

from kuuluu.cases.models import Case
from kuuluu.desk import acts
from kuuluu.desk.forms import ActForm, AssigneeForm
from kuuluu.workday.queries import Beside


def ids_of(act: Any) -> str:
    """Return how an act names its fields' ids, several tools having fields of the same name. An error takes its id from its
    field when the form is looked through: what is wrong is beside its field only if the ids are set before.
    """
    return f"{act.noun}_%s"


def tools_of(
    request: Any, found: Case, beside: Beside, wanted: acts.Act | None, form: ActForm | None
) -> list[dict[str, Any]]:
    """Return the acts that are open to the officer; what was typed and not sent stands in its field again."""
    tools = []
    for one in acts.open_to(request.actor, found):
        own = form if form and one is wanted else None
        if own:
            own.case = found
            own.look_again()
        unsent = beside.own(one.noun) if one.is_written and not own else None
        shown = own or one.form(found, initial={"text": unsent.text} if unsent else None)
        if isinstance(shown, AssigneeForm):
            shown.offer(beside.people)
        shown.auto_id = ids_of(one)
        is_open = bool(own or unsent) or request.GET.get("open") == one.noun
        tools.append({"act": one, "form": shown, "is_open": is_open, "unsent": unsent})
    return tools
