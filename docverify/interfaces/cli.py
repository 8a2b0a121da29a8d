"""docverify on the command line; each command is a module of its own, loaded when it is called."""

import os
from importlib import import_module

import click

from docverify import __version__
from docverify.interfaces.own import adopt, shown

_COMMANDS = {
    "facts": "docverify.interfaces.facts_command:facts",
    "explain": "docverify.interfaces.explain_command:explain",
    "check": "docverify.interfaces.check_command:check",
    "fix": "docverify.interfaces.fix_command:fix_command",
    "report": "docverify.interfaces.report_command:report",
    "rule": "docverify.interfaces.rule_command:rule",
    "new-rule": "docverify.interfaces.new_rule_command:new_rule",
    "test": "docverify.interfaces.test_command:test",
}


class Commands(click.Group):
    """A group that imports a command when it is asked for: a start costs only what it uses."""

    def invoke(self, ctx: click.Context) -> object:
        adopt(os.environ)
        try:
            return super().invoke(ctx)
        except Exception as error:
            from docverify.rulebook.broken import BrokenRule

            if not isinstance(error, BrokenRule):
                raise
            where = f"{shown(error.path)}:{error.line}" if error.line else shown(error.path)
            click.echo(f"docverify: broken rule: {where}: {error.why}", err=True)
            ctx.exit(2)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="docverify")
def main() -> None:
    """Recompute the numbers of deployment documents and say where they cannot all be true."""


@main.command()
def version() -> None:
    """Print the version."""
    click.echo(f"docverify {__version__}")
