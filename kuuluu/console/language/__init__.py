"""kuuluu language: what the language parts do with texts, so that a city can measure them on its own. No database is needed."""

import argparse

from kuuluu.console.language import findings, routes, search, similar

# What can be done: a module with `ABOUT`, `HELP`, `arguments(parser)` and `run(args)`.
WHATS = {"findings": findings, "routes": routes, "search": search, "similar": similar}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask what to do with the texts."""
    parser.description = "Try the language parts on texts of your own: one JSON object a line in, one a line out."
    whats = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    for name, module in WHATS.items():
        own = whats.add_parser(name, help=module.ABOUT, description=f"{module.ABOUT.capitalize()}.", epilog=module.HELP)
        module.arguments(own)


def run(args: argparse.Namespace) -> None:
    """Do it."""
    WHATS[args.what].run(args)
