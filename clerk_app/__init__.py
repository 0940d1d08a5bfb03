"""依申请公开办理: the desk program of a Chinese disclosure clerk.

Rooms, imports downhill only: law <- cases <- store, render <- services <- gui, cli.
``trouble`` and ``places`` stand outside: every room may raise the first, all but law and cases may ask the second.
"""

__version__ = "0.1.0"
