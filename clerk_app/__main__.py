"""python -m clerk_app: the command line, and the window where it is asked for."""

from __future__ import annotations

import sys

from clerk_app import pagereader, sheetreader
from clerk_app.cli.main import WindowAsked
from clerk_app.cli.main import main as run_command


def main() -> int:
    """Run the command line; open the window when that was the command."""
    reading = sheetreader.asked(sys.argv[1:])
    if reading is not None:  # a frozen program started itself to read a foreign workbook
        return sheetreader.main(reading)
    pages = pagereader.asked(sys.argv[1:])
    if pages is not None:  # or to make pages of foreign files
        return pagereader.main(pages)
    result = run_command(sys.argv[1:])
    if not isinstance(result, WindowAsked):
        return result
    from clerk_app.gui.app import main as open_window  # Qt is loaded only for the window

    return open_window(list(result.arguments))


if __name__ == "__main__":
    sys.exit(main())
