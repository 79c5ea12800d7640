"""The client of incident-desk's published reference, and what it leaves to its reader."""

import random
import time

import requests

session = requests.Session()
logged = []


class ServerError(Exception):
    pass


class RateLimitError(Exception):
    pass


class ServiceUnavailableError(Exception):
    pass


def handle_api_error(response, retry_request, refresh_session):
    error = response.json()
    code = error.get('code')

    if code == 'RATE_LIMIT_EXCEEDED':
        # Implement exponential backoff
        retry_after = int(response.headers.get('Retry-After', 60))
        time.sleep(retry_after)
        return retry_request()
    elif code == 'SESSION_EXPIRED':
        # Re-authenticate
        refresh_session()
        return retry_request()
    elif code == 'VALIDATION_ERROR':
        # Handle field-specific errors
        for field, details in error.get('details', {}).items():
            print(f"Field '{field}': {details['message']}")
    elif code in ['INTERNAL_ERROR', 'DATABASE_ERROR']:
        # Log and alert on server errors
        logged.append(error)
        raise ServerError(error['message'])
    elif code == 'SERVICE_UNAVAILABLE':
        raise ServiceUnavailableError(error['message'])
    response.raise_for_status()


def retry_with_backoff(func, max_retries=3):
    for attempt in range(max_retries):
        try:
            return func()
        except (RateLimitError, ServiceUnavailableError) as e:
            if attempt == max_retries - 1:
                raise
            delay = (2 ** attempt) + random.uniform(0, 1)
            time.sleep(delay)


def call(session, method, url, refresh_session, **kwargs):
    """A request, with errors handled as above."""
    response = session.request(method, url, **kwargs)
    if response.ok:
        return response.json()
    again = lambda: call(session, method, url, refresh_session, **kwargs)
    return handle_api_error(response, again, refresh_session)


def patiently(func):
    return retry_with_backoff(func)


FIELD = "Field '{}': {}".format
UNAVAILABLE = ServiceUnavailableError
