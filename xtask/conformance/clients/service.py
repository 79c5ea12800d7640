"""What the callers of a service share: its time, and what they expect.

Waiting costs nobody anything: `time.sleep` tells the service how long the client waited, and the
service's time passes by so much. A client that waits too short is sent away again.
"""

import contextlib
import importlib.util
import io
import sys
import time

import requests


class Service:
    """A service at a URL."""

    def __init__(self, url):
        self.url = url
        self.slept = []
        time.sleep = self.sleep

    def sleep(self, seconds):
        self.slept.append(seconds)
        requests.post(f"{self.url}/clock", json={"seconds": seconds}).raise_for_status()

    def waits(self):
        """The waits since the last call."""
        slept, self.slept = self.slept, []
        return slept


def load(path):
    """A module by its file."""
    spec = importlib.util.spec_from_file_location("client", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def printed(call):
    """The lines that a call prints."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        call()
    return output.getvalue().splitlines()


def raised(expected, call):
    """What a call raises, which has to be of a type."""
    try:
        answer = call()
    except expected as error:
        return error
    raise AssertionError(f"{expected.__name__} expected, not {answer!r}")


def equal(found, expected):
    if found != expected:
        caller = sys._getframe(1)
        raise AssertionError(f"line {caller.f_lineno}: {found!r} instead of {expected!r}")
