"""
nbgrader's pages in a server of their own, which can do nothing else: no files, no kernels, no terminals. start.py
nbgrader FOLDER formgrader starts it with the Python of .venv-classroom.
"""

import base64
import hashlib
import os

from jinja2 import Environment, FileSystemLoader
from jupyter_server.auth import Authorizer
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from nbgrader.server_extensions import formgrader
from nbgrader.server_extensions.formgrader import handlers
from tornado import web
from traitlets.config import Config

from .sanitising import Nonced, SafeExporter, policy_of

# What the buttons of nbgrader's pages do that is written beside them.
BUTTONS = ("toggle_name(true);", "toggle_name(false);", "toggleAllNames()")


class NothingElse(Authorizer):
    """Formgrader asks whether somebody is logged in; all that Jupyter's own services ask for besides is refused."""

    def is_authorized(self, handler: JupyterHandler, user: object, action: str, resource: str) -> bool:
        return False


class ServedExporter(SafeExporter):
    served = True


class Begin(JupyterHandler):
    """
    Instead of Formgrader's own first page, which takes a folder from its address and runs the configuration that lies
    there, whoever wrote the link.
    """

    @web.authenticated
    def get(self) -> None:
        self.redirect(url_path_join(self.base_url, "formgrader", "manage_assignments"))


class Formgrader(ServerApp):
    name = "formgrader"

    def find_server_extensions(self) -> None:
        """None of those that are installed for JupyterLab."""

    def load_server_extensions(self) -> None:
        super().load_server_extensions()
        # The first handler of an address is the one that is asked.
        self.web_app.add_handlers(".*$", [(url_path_join(self.base_url, "formgrader/?"), Begin)])
        formgrader.load_jupyter_server_extension(self)
        settings = self.web_app.settings
        exporter = ServedExporter(config=settings["nbgrader_exporter"].config)
        settings["nbgrader_exporter"] = exporter
        pages = Nonced(FileSystemLoader([handlers.template_path]), exporter.nonce)
        settings["nbgrader_jinja2_env"] = Environment(loader=pages, autoescape=True)
        settings["headers"] = {"Content-Security-Policy": policy(exporter), "Referrer-Policy": "no-referrer"}


def policy(exporter: SafeExporter) -> str:
    hashes = [base64.b64encode(hashlib.sha256(button.encode()).digest()).decode() for button in BUTTONS]
    words = "'unsafe-hashes' " + " ".join(f"'sha256-{one}'" for one in hashes)
    return policy_of(exporter, own="'self'", handlers=words) + "; frame-ancestors 'none'"


def main() -> None:
    config = Config()
    config.ServerApp.root_dir = os.getcwd()
    config.ServerApp.ip = "127.0.0.1"
    config.ServerApp.default_url = "/formgrader/manage_assignments"
    config.ServerApp.authorizer_class = NothingElse
    config.ServerApp.allow_root = True
    Formgrader.launch_instance(config=config)


if __name__ == "__main__":
    main()
