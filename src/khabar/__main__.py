"""``python -m khabar`` is the command ``khabar``."""

from khabar.cli.main import app

app(prog_name="khabar")
