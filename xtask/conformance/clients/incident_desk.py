"""Calls the service incident-desk with a client: incident_desk.py URL CLIENT

The client is the reference's, or the one that the generated page shows.
"""

import sys
import time

import requests

from service import Service, equal, load, printed, raised

url, path = sys.argv[1:]
service, client = Service(url), load(path)
session = requests.Session()
logins = []

# What the page leaves to its reader.
if not hasattr(client, "patiently"):
    def patiently(func, tries=3):
        for attempt in range(tries):
            try:
                return func()
            except requests.HTTPError:
                if attempt == tries - 1:
                    raise
                time.sleep(client.delay(attempt))

    client.patiently = patiently
    client.FIELD, client.UNAVAILABLE = "{}: {}".format, requests.HTTPError


def refresh_session():
    token = requests.post(f"{url}/sessions").json()["token"]
    logins.append(token)
    session.headers["Authorization"] = f"Bearer {token}"


def call(method, path, **kwargs):
    return client.call(session, method, f"{url}{path}", refresh_session, **kwargs)


def refused(method, path, **kwargs):
    """The status and body of a response that the client gives up at."""
    response = raised(requests.HTTPError, lambda: call(method, path, **kwargs)).response
    equal(response.headers["Content-Type"], "application/json")
    return response.status_code, response.json()


# Closed for a while: it waits longer each time. Closed for good: it gives up.
equal(client.patiently(lambda: call("GET", "/desk")), {"open": True})
first, second = service.waits()
equal((1 <= first <= 2, 2 <= second <= 3), (True, True))
raised(client.UNAVAILABLE, lambda: client.patiently(lambda: call("GET", "/archive")))
equal(len(service.waits()), 2)

# Too fast, and nobody knows for how long.
equal(call("GET", "/search"), {"found": []})
equal(service.waits(), [60])

# Without a session there is nothing to renew.
status, error = refused("GET", "/incidents")
equal((status, error["code"]), (401, "UNAUTHORIZED"))
equal(error["message"], "Unauthorized: No authentication provided")

# Too fast: it waits as long as the service says.
refresh_session()
for _ in range(3):
    equal(call("GET", "/incidents"), {"incidents": []})
equal(service.waits(), [7])

# The session has ended: it signs in again.
service.sleep(600)
equal(call("GET", "/incidents"), {"incidents": []})
equal(logins, ["session-1", "session-2"])
equal(service.waits(), [600])

# Fields are printed, each with what is wrong with it.
bad = {"name": "", "email": "nobody"}
lines = printed(lambda: raised(requests.HTTPError, lambda: call("POST", "/incidents", json=bad)))
expected = [("name", "Name is required"), ("email", "Invalid email format")]
equal(lines, [client.FIELD(*fault) for fault in expected])
equal(call("POST", "/incidents", json={"name": "Fire", "email": "a@b.example"}), {"id": 1})

# Faults of the service: one that panics, one with a cause that clients must not see.
for path, message in [("/report", "Unexpected server error"), ("/export", "Database operation failed")]:
    error = raised(client.ServerError, lambda: call("GET", path))
    equal(str(error), message)

# What does not help is not tried again.
equal(refused("GET", "/incidents/7")[1]["message"], "Not found: Incident 7 not found")
equal(refused("DELETE", "/incidents/7")[1]["code"], "CONFLICT")
equal(refused("GET", "/nowhere")[1]["code"], "NOT_FOUND")
equal(refused("POST", "/incidents", data="{")[1]["code"], "BAD_REQUEST")
equal(service.waits(), [])
