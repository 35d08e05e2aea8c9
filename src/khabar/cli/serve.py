"""khabar serve: the desk on this machine."""

from __future__ import annotations

import socket

import uvicorn

from khabar.errors import SettingsError
from khabar.settings import store_address
from khabar.store.view import View
from khabar.web.app import create_app

HOST = "127.0.0.1"


def serve_desk(port: int, db: str | None) -> None:
    """Serve until Ctrl-C. StoreError where there is no store, SettingsError where the port is taken."""
    address = store_address(db)
    View(address).close()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise SettingsError(f"cannot listen on port {port} ({error})", HOST, "choose another with --port") from None
    print(f"khabar: http://{HOST}:{port}/ar/ (Ctrl-C ends it)", flush=True)
    uvicorn.run(create_app(address), host=HOST, port=port, log_level="warning")
