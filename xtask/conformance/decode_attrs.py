"""Decodes every example of an OpenAPI document with the client that openapi-python-client made, and
compares what it encodes again.

usage: decode_attrs.py CLIENTS_FOLDER DOCUMENT...; a client is named like the document's folder.
"""

import importlib
import json
import pathlib
import sys


def class_name(schema):
    return schema.replace("_", "").replace("-", "").lower()


def normal(value):
    """One text for values that say the same: members have no order, UTC has two forms."""
    return json.dumps(value, sort_keys=True).replace('+00:00"', 'Z"')


sys.path.insert(0, sys.argv[1])
decoded = 0
for path in map(pathlib.Path, sys.argv[2:]):
    document = json.loads(path.read_text())
    models = importlib.import_module(path.parent.name.replace("-", "_") + ".models")
    by_name = {name.lower(): value for name, value in vars(models).items()}
    examples = document["components"].get("examples", {})
    for response in document["components"].get("responses", {}).values():
        for media in response["content"].values():
            reference = media["schema"].get("$ref", "").rsplit("/", 1)[-1]
            for name in media["examples"]:
                # The client has no class for a union; its members are named like their examples.
                names = (reference, name)
                found = [by_name[n] for n in map(class_name, names) if n in by_name]
                if not found:
                    continue
                value, model = examples[name]["value"], found[0]
                again = model.from_dict(value).to_dict()
                if normal(again) != normal(value):
                    sys.exit(f"{path}: {name} comes back as {again}")
                decoded += 1
print(decoded)
