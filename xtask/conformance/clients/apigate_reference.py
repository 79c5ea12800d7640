"""The client of apigate's published reference, with the exceptions it leaves to its reader."""

import requests
import time


class AuthenticationError(Exception):
    pass


class ValidationError(Exception):
    pass


class APIError(Exception):
    pass


def api_call(url, api_key):
    response = requests.get(url, headers={'X-API-Key': api_key})

    if response.status_code == 200:
        return response.json()['data']

    # Handle error
    error = response.json()['errors'][0]
    code = error['code']

    if code == 'rate_limit_exceeded':
        # Retry after delay
        time.sleep(60)
        return api_call(url, api_key)

    elif code == 'unauthorized':
        raise AuthenticationError(error['detail'])

    elif code == 'validation_error':
        raise ValidationError(error['detail'], error.get('source'))

    else:
        raise APIError(code, error['detail'])


WAIT = 60


def told(error):
    """Code, detail and source of what it raises."""
    match error:
        case AuthenticationError(args=(detail,)):
            return "unauthorized", detail, None
        case ValidationError(args=(detail, source)):
            return "validation_error", detail, source
        case APIError(args=(code, detail)):
            return code, detail, None
