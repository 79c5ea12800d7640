"""Runs the client code in Python over the answers of a server.

usage: snippets.py CASES FOLDER

CASES says which answers there are and which module of FOLDER is to know which of them.
"""
import importlib, json, sys

import requests

cases, folder = sys.argv[1:]
sys.path.insert(0, folder)
calls, faults = 0, []
for api in json.load(open(cases, encoding="utf8")):
    for answer in api["answers"]:
        answer["sent"] = requests.get(answer["url"]) if answer["url"] else answer["body"].encode()
    for client in api["clients"]:
        if not client["python"]:
            continue
        function = getattr(importlib.import_module(client["module"]), client["python"])
        same = [answer for answer in api["answers"] if bool(answer["url"]) == client["http"]]
        told = [answer for answer in same if function(answer["sent"])]
        calls += len(same)
        if client["error"] is None:
            wrong = [a for a in told if function(a["sent"]) not in (a["code"], [a["code"]])]
            faults += [f"{client['module']}: {a['error']} has another code" for a in wrong]
            faults += [] if told else [f"{client['module']}: no codes"]
            continue
        names = {answer["error"] for answer in told}
        if names != {client["error"]}:
            faults.append(f"{client['module']}: {client['error']} taken for {sorted(names)}")
print(f"{calls} calls" if not faults else "\n".join(faults[:40]))
sys.exit(bool(faults) or not calls)
