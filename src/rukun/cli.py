"""The console command `rukun`.

Bad input ends with one line on standard error and exit code 2, and changes nothing. Subcommands
import what they need when they run, so that `rukun --help` is immediate.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeAlias

from rukun.commands.failing import Refused

DEFAULT_PORT = 8000


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line; the usage is a `--help` away."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See `{self.prog} --help`.\n")


Commands: TypeAlias = "argparse._SubParsersAction[OneLineParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return the exit code: 0 done, 1 found something wrong, 2 bad input."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Refused as refusal:
        print(f"rukun: {refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("rukun: stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="rukun", description="Integrated coordination of social-conflict handling.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_serving(commands)
    _add_loading(commands)
    _add_importing(commands)
    _add_parsing(commands)
    _add_demo(commands)
    _add_keeping(commands)
    return parser


def _add_serving(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="answer browsers and the API")
    _add_address(serve)
    serve.add_argument("--workers", type=_positive, default=1, help="processes (default: %(default)s)")
    serve.add_argument("--threads", type=_positive, default=8, help="per process (default: %(default)s)")
    serve.set_defaults(run=_serve)

    worker = commands.add_parser("worker", help="deliver notices and other waiting work")
    worker.set_defaults(run=_worker)

    tick = commands.add_parser("tick", help="do what the clocks ask for, once")
    tick.add_argument("--forever", action="store_true", help="go on, each minute")
    tick.set_defaults(run=_tick)

    for command in (serve, worker, tick):  # set by the supervisor, which holds the other end
        command.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)


def _add_loading(commands: Commands) -> None:
    prepare = commands.add_parser("prepare", help="bring the database and the static files up to date")
    prepare.add_argument("--new-installation", action="store_true", help="make the key file, the first time")
    prepare.set_defaults(run=_prepare)

    load = commands.add_parser("load", help="load reference data from a file (events: UCDP GED)")
    load.add_argument("what", choices=("regions", "boundaries", "events"))
    load.add_argument("file", type=Path, metavar="FILE", help="CSV or GeoJSON, may be gzipped")
    regions = load.add_argument_group("an edition of the regions that Rukun does not know yet")
    regions.add_argument("--edition", default="", help="its year, where the file's name does not say")
    regions.add_argument("--legal-basis", default="", help="the decree that lists them")
    regions.add_argument("--effective-on", type=_day, metavar="YYYY-MM-DD", help="when it came into force")
    load.set_defaults(run=_load)

    follow = commands.add_parser(
        "follow-codes", help="move records from region codes that went to what follows them"
    )
    follow.add_argument("--open", action="store_true", help="list what an officer has to settle instead")
    follow.set_defaults(run=_follow_codes)


def _add_importing(commands: Commands) -> None:
    take = commands.add_parser("import", help="take in an office's sheet of past years")
    take.add_argument("kind", choices=("reports", "incidents"))
    take.add_argument("file", type=Path, metavar="FILE", help="XLSX or CSV")
    take.add_argument(
        "--as", dest="username", required=True, metavar="USERNAME", help="the officer who does it"
    )
    take.add_argument("--source", default="", help="the list it is, so that its next file is matched alike")
    take.add_argument("--skip-wrong", action="store_true", help="take in the rows that are fine")
    take.set_defaults(run=_import)


def _add_parsing(commands: Commands) -> None:
    parse = commands.add_parser("parse", help="show what the parser suggests for pasted messages")
    parse.add_argument("file", type=Path, metavar="FILE", help="JSON: [{id, text, received_at, region}, …]")
    parse.add_argument(
        "--look-alikes", action="store_true", help="show which messages seem to tell of one event, and why"
    )
    parse.set_defaults(run=_parse)


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="prepare the demonstration in var/demo")
    demo.add_argument("--serve", action="store_true", help="then serve it, with worker and ticker")
    demo.add_argument("--fresh", action="store_true", help="put the old one aside and begin anew")
    _add_address(demo)
    demo.set_defaults(run=_demo)


def _add_keeping(commands: Commands) -> None:
    token = commands.add_parser("token", help="issue an API token for an officer's assignment")
    token.add_argument("username", help="the officer's user name, NIP or phone number")
    token.add_argument("--scope", action="append", required=True, dest="scopes", metavar="SCOPE")
    token.add_argument("--days", type=_positive, default=90, help="valid for (default: %(default)s)")
    token.add_argument("--label", default="", help="what it is for")
    token.set_defaults(run=_token)

    keys = commands.add_parser("keys", help="change the master key of the secrets")
    keys.add_argument("what", choices=("rotate", "forget"), help="make a new one; drop the old ones")
    keys.set_defaults(run=_keys)

    check = commands.add_parser("check", help="verify the journal and the installation")
    check.add_argument("--deploy", action="store_true", help="also what only production must have")
    check.set_defaults(run=_check)


def _add_address(command: argparse.ArgumentParser) -> None:
    port = os.environ.get("PORT", str(DEFAULT_PORT))
    command.add_argument("--host", default="127.0.0.1", help="address (default: %(default)s)")
    command.add_argument("--port", type=_port, default=port, help="default: PORT or 8000")


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; choose one from 1024 to 65535")
    return int(text)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no positive number")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2025-04-30") from None


def _serve(options: argparse.Namespace) -> int:
    from rukun.commands import serving

    return serving.serve(
        host=options.host,
        port=options.port,
        workers=options.workers,
        threads=options.threads,
        is_supervised=options.supervised,
    )


def _worker(options: argparse.Namespace) -> int:
    from rukun.commands import duties

    return duties.work(is_supervised=options.supervised)


def _tick(options: argparse.Namespace) -> int:
    from rukun.commands import duties

    if options.forever:
        return duties.tick_each_minute(is_supervised=options.supervised)
    return duties.tick_once()


def _prepare(options: argparse.Namespace) -> int:
    from rukun.commands import preparing

    return preparing.prepare(is_new_installation=options.new_installation)


def _load(options: argparse.Namespace) -> int:
    from rukun.commands import loading

    decree = loading.Decree(options.edition, options.legal_basis, options.effective_on)
    return loading.load(options.what, options.file, decree)


def _import(options: argparse.Namespace) -> int:
    from rukun.commands import importing

    return importing.take_in(
        kind=options.kind,
        file=options.file,
        source=options.source,
        username=options.username,
        skips_wrong=options.skip_wrong,
    )


def _parse(options: argparse.Namespace) -> int:
    from rukun.commands import parsing

    if options.look_alikes:
        from rukun.commands import pairing

        return pairing.pair_up(options.file)
    return parsing.parse(options.file)


def _follow_codes(options: argparse.Namespace) -> int:
    from rukun.commands import following

    return following.list_open() if options.open else following.follow()


def _demo(options: argparse.Namespace) -> int:
    from rukun.commands import demonstrating

    if options.fresh:
        demonstrating.put_aside()
    if options.serve:
        return demonstrating.prepare_and_serve(host=options.host, port=options.port)
    return demonstrating.prepare()


def _token(options: argparse.Namespace) -> int:
    from rukun.commands import access

    return access.issue(
        username=options.username, scopes=options.scopes, days=options.days, label=options.label
    )


def _keys(options: argparse.Namespace) -> int:
    from rukun.commands import keys

    return keys.rotate() if options.what == "rotate" else keys.forget()


def _check(options: argparse.Namespace) -> int:
    from rukun.commands import checking

    return checking.check(is_deployment=options.deploy)


if __name__ == "__main__":
    sys.exit(main())
