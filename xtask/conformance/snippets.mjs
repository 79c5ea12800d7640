// Runs the client code in TypeScript, compiled, over the answers of a server.
//
// usage: node snippets.mjs CASES FOLDER
//
// CASES says which answers there are and which module of FOLDER is to know which of them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [cases, folder] = process.argv.slice(2);
const faults = [];
let calls = 0;
for (const api of JSON.parse(readFileSync(cases, "utf8"))) {
  for (const answer of api.answers) {
    answer.sent = answer.url ? await fetch(answer.url) : answer.body;
  }
  for (const client of api.clients.filter((client) => client.typescript)) {
    const module = await import(pathToFileURL(`${folder}/${client.module}.js`));
    const told = [];
    for (const answer of api.answers.filter((answer) => Boolean(answer.url) === client.http)) {
      const found = await module[client.typescript](answer.sent);
      calls += 1;
      if (Array.isArray(found) ? found.length : found) told.push([answer, found]);
    }
    if (client.error === null) {
      for (const [answer, found] of told) {
        const code = Array.isArray(found) && found.length === 1 ? found[0] : found;
        if (code !== answer.code) faults.push(`${client.module}: ${answer.error} has another code`);
      }
      if (!told.length) faults.push(`${client.module}: no codes`);
      continue;
    }
    const names = [...new Set(told.map(([answer]) => answer.error))];
    if (names.length !== 1 || names[0] !== client.error) {
      faults.push(`${client.module}: ${client.error} taken for ${names}`);
    }
  }
}
console.log(faults.length ? faults.slice(0, 40).join("\n") : `${calls} calls`);
process.exitCode = faults.length || !calls ? 1 : 0;
