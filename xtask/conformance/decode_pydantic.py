"""Decodes every example of an OpenAPI document with the models that datamodel-code-generator made.

usage: decode_pydantic.py MODULE_FOLDER DOCUMENT...; a module is named like the document's folder.
"""

import importlib
import json
import pathlib
import sys

from pydantic import TypeAdapter, ValidationError

sys.path.insert(0, sys.argv[1])
decoded = 0
for path in map(pathlib.Path, sys.argv[2:]):
    document = json.loads(path.read_text())
    module = importlib.import_module(path.parent.name.replace("-", "_"))
    examples = document["components"].get("examples", {})
    for response in document["components"].get("responses", {}).values():
        for media in response["content"].values():
            reference = media["schema"].get("$ref")
            if reference is None:
                continue
            adapter = TypeAdapter(getattr(module, reference.rsplit("/", 1)[1]))
            for name in media["examples"]:
                value = examples[name]["value"]
                adapter.validate_json(json.dumps(value))
                decoded += 1
            try:
                adapter.validate_python({"not": "a body"})
            except ValidationError:
                continue
            sys.exit(f"{path}: {reference} takes anything")
print(decoded)
