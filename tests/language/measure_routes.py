"""How often the right service is first, or among the first three, on texts that nobody looked at while building it.

    .venv/bin/python -m tests.language.measure_routes [--show]

It asks the command itself, `kuuluu language routes --city …`, with nothing learnt from any city: day one.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kuuluu.console.language.routes import day_one, offered
from tests.language.measure_shared import LANGUAGES, arguments, ask, only, rows, say, share, told

NOT_CITY = "notcity."


@dataclass(frozen=True)
class Routed:
    """A text with its right service and what was answered, best first."""

    row: dict
    answer: list

    @property
    def service(self):
        return self.row["service"]

    @property
    def is_first(self):
        return self.answer[:1] == [self.service]

    @property
    def is_among_three(self):
        return self.service in self.answer[:3]

    @property
    def belongs_elsewhere(self):
        return self.service.startswith(NOT_CITY)

    @property
    def is_sent_elsewhere(self):
        return bool(self.answer) and self.answer[0].startswith(NOT_CITY)


@cache
def routed():
    """Return all texts with their answers, and how long it took."""
    texts, took = rows("routes.jsonl"), 0.0
    result = []
    for city in sorted({text["city"] for text in texts}):
        own = [text for text in texts if text["city"] == city]
        answers, seconds = ask(["routes", "--city", city], (only(text, "id", "text", "lang") for text in own))
        result += [Routed(text, answers[text["id"]]) for text in own]
        took += seconds
    return result, took


def first(texts, lang=""):
    return share(one.is_first for one in texts if not lang or one.row["lang"] == lang)


def among_three(texts):
    return share(one.is_among_three for one in texts)


def not_city_recognised(texts):
    """The share of what is not the city's that is told to be somebody else's."""
    return share(one.is_sent_elsewhere for one in texts if one.belongs_elsewhere)


def reliability(texts):
    """Yield, by steps of what the model says of its own answer, how many there are and how many are right."""
    model = day_one()
    steps = defaultdict(list)
    for one in texts:
        best = model.rank(one.row["text"], one.row["lang"], among=offered(one.row["city"]))[0]
        steps[min(int(best.confidence * 10), 9)].append((best.confidence, best.code == one.service))
    for step, said in sorted(steps.items()):
        mean = sum(sure for sure, _right in said) / len(said)
        yield told(f"  {step / 10:.1f}-{step / 10 + 0.1:.1f} says {mean:.3f}", [right for _sure, right in said])
    every = [one for said in steps.values() for one in said]
    apart = sum(abs(sum(sure - right for sure, right in said)) for said in steps.values()) / len(every)
    yield f"  says and is right differ by {apart:.3f} on average"


def lines(texts, took):
    yield f"{len(texts)} texts, {len({one.service for one in texts})} services, {took:.1f} s with the start"
    yield told("right first", [one.is_first for one in texts])
    yield told("right among three", [one.is_among_three for one in texts])
    for lang in LANGUAGES:
        of = [one for one in texts if one.row["lang"] == lang]
        yield told(f"  {lang} right first", [one.is_first for one in of])
        yield told(f"  {lang} among three", [one.is_among_three for one in of])
    yield told("not the city's, recognised", [one.is_sent_elsewhere for one in texts if one.belongs_elsewhere])
    yield told("  and the right one of them", [one.is_first for one in texts if one.belongs_elsewhere])
    yield told("the city's, sent elsewhere", [one.is_sent_elsewhere for one in texts if not one.belongs_elsewhere])
    yield "how sure it is of its first answer, and how often that is right:"
    yield from reliability(texts)
    yield "worst services (right first):"
    for service, hits in sorted(by_service(texts).items(), key=lambda item: (share(item[1]), item[0]))[:10]:
        yield told(f"  {service}", hits)


def by_service(texts):
    result = defaultdict(list)
    for one in texts:
        result[one.service].append(one.is_first)
    return result


def main():
    args = arguments(__doc__)
    texts, took = routed()
    say(lines(texts, took))
    if args.show:
        missed = (one for one in texts if not one.is_first)
        say(f"{one.row['id']} {one.service} <- {one.answer[:3]}: {one.row['text']}" for one in missed)


if __name__ == "__main__":
    main()
