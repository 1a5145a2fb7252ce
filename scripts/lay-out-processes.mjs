// Writes a drawing into each .bpmn file named on the command line, so that every BPMN editor opens it:
//   node scripts/lay-out-processes.mjs src/modules/process/data/*.bpmn
import { readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { readProcess } from "../src/modules/process/read-process.ts";
import { writeDiagram } from "../src/modules/process/write-diagram.ts";

for (const file of argv.slice(2)) {
  const xml = (await readFile(file, "utf8")).replace(
    /<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>\s*/,
    "",
  );
  const read = await readProcess(xml);
  if (!read.ok) throw new TypeError(`${file}: ${JSON.stringify(read.refusal)}`);
  await writeFile(file, await writeDiagram(xml, read.value));
  console.log(`${file}: ${Object.keys(read.value.nodes).length} elements`);
}
