"""The `kuuluu` command."""

import argparse
import importlib
import sys

from kuuluu.console import ports
from kuuluu.console.stop import Stop

# name: (module with `arguments(parser)` and `run(args)`, what it does). A module is loaded when its command is given;
# by then Django is ready, but for the commands that only start other processes.
COMMANDS = {
    "run": ("kuuluu.console.run", "start everything on this machine: database, web server, worker; Ctrl-C stops it"),
    "serve": ("kuuluu.console.serve", "start the web server alone"),
    "work": ("kuuluu.console.work", "start the worker alone: e-mail, interim notices, daily sweeps"),
    "migrate": ("kuuluu.console.migrate", "bring the database's tables up to date"),
    "load-city": ("kuuluu.console.load_city", "load cities from their files; safe to run again"),
    "create-officer": ("kuuluu.console.create_officer", "let a person of a city sign in to the desk"),
    "demo": ("kuuluu.console.demo", "fill the loaded cities with a believable year, for trying out"),
    "code": ("kuuluu.console.code", "print the present one-time code of a demo person"),
    "check-database": (
        "kuuluu.console.check_database",
        "tell whether the database is ready, and closed where it must be",
    ),
    "retention": (
        "kuuluu.console.retention",
        "show what of a city's data is due to be erased, now or --on a later day; --do erases what was shown",
    ),
    "import-initiatives": (
        "kuuluu.console.import_initiatives",
        "bring a city's initiatives from a table or from kuntalaisaloite.fi; shows first, --do brings",
    ),
    "reindex": ("kuuluu.console.reindex", "make what cases are found by anew, after dictionaries have changed"),
    "messages": ("kuuluu.console.messages", "make the interface's translations ready; --missing lists what lacks one"),
    "language": (
        "kuuluu.console.language",
        "try finders, search, likeness and routing on texts of your own; JSON lines in, JSON lines out",
    ),
    "bench": ("kuuluu.console.bench", "measure the service with 100,000 cases in each of two cities"),
    "bench-initiative": (
        "kuuluu.console.bench_initiative",
        "let thousands support one initiative while thousands look at it, and count them",
    ),
}


# These need no Django of their own: the finders need neither it nor a database's driver, which take a third of their memory.
READY = "kuuluu.console.django_ready"
BARE = frozenset({"serve", "work", "messages", "language"})
HELP = frozenset({"-h", "--help"})


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command, without the arguments of a single one."""
    listing = "\n".join(f"  {name:<18} {what}" for name, (_module, what) in COMMANDS.items())
    made = argparse.ArgumentParser(
        prog="kuuluu",
        description="Kuuluu: one channel between a city and everyone who lives in it or uses its services.",
        epilog=f"commands:\n{listing}\n\nkuuluu COMMAND --help tells more of each. Settings come from the environment;"
        " docs/operators.md lists them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="kuuluu COMMAND [OPTION ...]",
    )
    made.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of the commands below")
    return made


def main(argv: list[str] | None = None) -> int:
    """Run one command. Return 0, or 2 with one clear line on standard error."""
    given = sys.argv[1:] if argv is None else argv
    args = parser().parse_args(given[:1])
    name, what = COMMANDS[args.command]
    own = argparse.ArgumentParser(prog=f"kuuluu {args.command}", description=what[0].upper() + what[1:] + ".")
    try:
        is_help = bool(HELP & set(given))
        if args.command == "run" and not is_help:
            ports.take()
        if args.command not in BARE:
            importlib.import_module(READY).get_ready(connects=not is_help)
        module = importlib.import_module(name)
        module.arguments(own)
        module.run(own.parse_args(given[1:]))
    except Stop as reason:
        print(f"kuuluu: {reason}", file=sys.stderr)  # noqa: T201 - a console command speaks on the console
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
