"""Calls the service apigate with a client: apigate.py URL CLIENT

The client is the reference's, or the one that the generated page shows.
"""

import sys

from service import Service, equal, load, raised

url, path = sys.argv[1:]
service, client = Service(url), load(path)

# What the page leaves to its reader.
if not hasattr(client, "told"):
    client.api_call, client.WAIT = client.get, 15
    client.told = lambda error: (error.code, str(error), error.source)


def call(path, key="key-1"):
    return client.api_call(f"{url}{path}", key)


def refused(path, key="key-1"):
    return client.told(raised(Exception, lambda: call(path, key)))


users = [{"type": "users", "id": "1"}]
equal(call("/users"), users)
# Too fast: it waits, at least as long as the service says.
equal(call("/users"), users)
equal(service.waits(), [client.WAIT])

equal(refused("/users", key="wrong"), ("unauthorized", "Invalid API key", None))
equal(
    refused("/users?page[number]=first"),
    ("validation_error", "page[number] is not a number", {"parameter": "page[number]"}),
)
equal(refused("/users/7"), ("not_found", "The requested user was not found", None))
equal(refused("/nowhere"), ("not_found", "The requested page was not found", None))
equal(refused("/events"), ("internal_error", "An internal error occurred", None))
equal(refused("/users/first")[0], "bad_request")
equal(service.waits(), [])
