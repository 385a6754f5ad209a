"""kuuluu language: what the language parts do with texts, so that a city can measure them on its own. No database is needed."""

import argparse
import importlib

# What can be done: a module with `HELP`, `arguments(parser)` and `run(args)`, and what it is for. A module is loaded when it is
# asked for: the finders need none of what routing learns with.
WHATS = {
    "findings": (
        "kuuluu.console.language.findings",
        "show what points to a person in texts; what is found is a proposal, never a guarantee",
    ),
    "matters": (
        "kuuluu.console.language.matters",
        "show which texts are an appeal, a claim or the like, or tell of danger",
    ),
    "routes": ("kuuluu.console.language.routes", "show to which of a city's services texts belong"),
    "search": (
        "kuuluu.console.language.search",
        "search the texts of a corpus by words: in any inflection, by parts, over slips and languages",
    ),
    "similar": ("kuuluu.console.language.similar", "find in a corpus the texts that tell of the same matter"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask what to do with the texts."""
    listing = "\n".join(f"  {name:<10} {about}" for name, (_module, about) in WHATS.items())
    parser.description = "Try the language parts on texts of your own: one JSON object a line in, one a line out."
    parser.epilog = f"what can be done:\n{listing}\n\nkuuluu language WHAT --help tells more of each."
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("what", choices=WHATS, metavar="WHAT", help="one of those below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> None:
    """Do it."""
    name, about = WHATS[args.what]
    module = importlib.import_module(name)
    own = argparse.ArgumentParser(
        prog=f"kuuluu language {args.what}", description=f"{about.capitalize()}.", epilog=module.HELP
    )
    module.arguments(own)
    module.run(own.parse_args(args.rest))
