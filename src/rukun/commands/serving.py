"""`rukun serve`: the web server, Granian in WSGI mode."""

import errno
import socket

from rukun.commands import starting
from rukun.commands.failing import Refused
from rukun.commands.preparing import are_static_files_published
from rukun.commands.stopping import follow_supervisor


def serve(*, host: str, port: int, workers: int, threads: int, is_supervised: bool = False) -> int:
    """Serve until stopped; a slow request is finished before the process ends."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    refuse_busy_port(host, port)
    starting.start_with_keys()  # a wrong environment is told here, once, and not by every worker
    if not are_static_files_published():
        raise Refused("the static files are not published. Run `rukun prepare` first.")
    if is_supervised:
        follow_supervisor()
    Server(
        "rukun.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        backpressure=threads * 16,  # beyond this the listen queue holds them, not our memory
        workers_kill_timeout=20,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.error,
    ).serve()
    return 0


def refuse_busy_port(host: str, port: int) -> None:
    """Raise Refused when the address cannot be listened on; says which port to try instead."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as trouble:
            raise Refused(_why_not(trouble, host, port)) from trouble


def _why_not(trouble: OSError, host: str, port: int) -> str:
    if trouble.errno == errno.EADDRINUSE:
        return f"port {port} is in use. Choose another one, e.g. PORT={port + 1}."
    if trouble.errno == errno.EACCES:
        return f"port {port} needs administrator rights. Choose one above 1023, e.g. PORT=8000."
    return f"cannot listen on {host}:{port}: {trouble.strerror}. Give another --host or --port."
