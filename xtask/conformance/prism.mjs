// Mocks an API with Prism, asks for every example of every operation, and compares what the mock
// answers with the example, and what the API itself answers with the mock.
//
// usage: prism.mjs URL, where URL/openapi-VERSION.json are the bundles and the API itself is served

import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { isDeepStrictEqual } from "node:util";

const api = process.argv[2];
let asked = 0;
const faults = [];

/** What a reference of the document leads to. */
function resolve(document, value) {
  const steps = value.$ref?.slice(2).split("/") ?? [];
  const found = steps.reduce((at, step) => at[step], document);
  return steps.length > 0 ? found : value;
}

/** Every example of an operation, with the status and media type it is shown under. */
function* examples(document, operation) {
  for (const [status, response] of Object.entries(operation.responses)) {
    for (const [type, media] of Object.entries(resolve(document, response).content)) {
      for (const [name, example] of Object.entries(media.examples)) {
        yield { status: Number(status), type, name, value: resolve(document, example).value };
      }
    }
  }
}

function compare(what, got, wanted) {
  if (!isDeepStrictEqual(got, wanted)) {
    faults.push(`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
  }
}

const mediaType = (response) => response.headers.get("content-type")?.split(";")[0];

for (const version of ["3.0", "3.1"]) {
  const source = `${api}/openapi-${version}.json`;
  const document = await (await fetch(source)).json();
  const mock = createServer(await getHttpOperationsFromSpec(document), {
    components: { logger: createLogger("mock", { level: "silent" }) },
    config: {
      checkSecurity: false, validateRequest: false, validateResponse: true,
      errors: false, mock: { dynamic: false }, isProxy: false,
    },
  });
  const url = await mock.listen(0, "127.0.0.1");
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item).filter(([, o]) => o.operationId)) {
      for (const { status, type, name, value } of examples(document, operation)) {
        const at = `${version} ${operation.operationId} ${name}`;
        const target = path.replaceAll(/\{[^}]*\}/g, "1");
        const ask = (server, headers) =>
          fetch(server + target, { method: method.toUpperCase(), headers: { accept: type, ...headers } });
        const mocked = await ask(url, { prefer: `code=${status}, example=${name}` });
        compare(`${at}, mocked`, [mocked.status, mediaType(mocked)], [status, type]);
        compare(`${at}, mocked`, await mocked.json(), value);
        const answered = await ask(api, { "x-answer": name });
        compare(`${at}, answered`, [answered.status, mediaType(answered)], [status, type]);
        await answered.text();
        asked += 1;
      }
      // What no example shows: failures of the framework.
      for (const name of operation.parameters[0].schema.enum) {
        const target = path.replaceAll(/\{[^}]*\}/g, "1");
        const headers = { "x-answer": name };
        const answered = await fetch(api + target, { method: method.toUpperCase(), headers });
        const declared = Object.keys(operation.responses).includes(String(answered.status));
        compare(`${version} ${operation.operationId} ${name}, declared`, declared, true);
        await answered.text();
      }
    }
  }
  await mock.close();
}

faults.forEach((fault) => console.log(fault));
console.log(`${asked} examples`);
process.exit(faults.length === 0 && asked > 0 ? 0 : 1);
