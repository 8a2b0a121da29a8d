"""`python -m docverify`."""

from docverify.interfaces.cli import main

main()
