import { messages } from "../i18n/index.ts";
import { assert, present } from "../kernel/assert.ts";
import { paths } from "../web/paths.ts";
import type { Acted } from "./http-client.ts";
import { receive } from "./stories.ts";
import { type Cast, carry, type Story } from "./story.ts";

/*
 * How results are signed and given beside one by one at the desk: many at one sitting, and by nobody.
 */

const SITTING = 3;

/** Three results signed at one sitting, two of them opened; one was sent back at the last step, and goes its way later. */
const signedTogether: Story = async (cast, code) => {
  const dossiers: Acted[] = [];
  while (dossiers.length < SITTING) {
    const dossier = await receive(cast, code);
    await carry(cast, dossier, { until: "sign" });
    dossiers.push(dossier);
  }
  const leader = cast.forms("leader");
  const list = paths.batchSigning();
  for (const { id } of dossiers.slice(1)) await leader.page(paths.deskResult(id, "POSITIVE"));
  const step = paths.confirmBatch(dossiers.map(({ id }) => id));
  const html = await leader.page(step);
  const chosen = dossiers.map(({ id }) =>
    present(new RegExp(`value="(${id} \\d+ [^"]+)"`).exec(html)?.[1], "its paper"),
  );
  await sendBack(cast, present(dossiers[0], "the one sent back"));
  const summary = "Đồng ý giải quyết (minh họa).";
  const said = { opinion: "WRITTEN", summary, unopened: "true", answer: "true", authorityWord: "KT" };
  const batch = await leader.send(step, list, { chosen, ...said });
  cast.seen.batches.push(await toItsEnd(cast, batch));
  for (const dossier of dossiers) await carry(cast, dossier);
};

async function sendBack(cast: Cast, { id }: Acted): Promise<void> {
  const { tasks } = await cast.as("leader").view(id);
  const taskId = present(tasks[0], "the signature").taskId;
  const reason = "Xem lại căn cứ (minh họa)";
  await cast.as("leader").act(id, "returnToPrevious", { taskId, reason });
}

const STEPS_MAX = 20;

/** Goes on by the button until nothing waits; what the page then says was signed, and what was not. */
async function toItsEnd(cast: Cast, batch: string) {
  const leader = cast.forms("leader");
  const t = messages("vi").desk.batch;
  let html = await leader.page(batch);
  for (let step = 0; html.includes("data-signing-batch"); step += 1) {
    assert(step < STEPS_MAX, "a batch comes to its end");
    await leader.send(batch, batch, {});
    html = await leader.page(batch);
  }
  const told = (words: (of: { readonly count: number }) => string) =>
    Array.from({ length: SITTING }, (_, before) => before + 1).find((count) =>
      html.includes(words({ count })),
    ) ?? 0;
  return { signed: told(t.done), failed: told(t.failed) };
}

const MOMENTS_MAX = 6;

/** Wanted as a file: once nothing is owed nobody presses anything, and the dossier is returned (T22). */
const asFile: Story = async (cast, code) => {
  const submission = await cast.sentOutBy("ONLINE", code);
  const dossier = await cast.as("intake").open("/api/v1/dossiers/received", submission);
  await carry(cast, dossier, { until: "return" });
  await cast.payAll(dossier);
  const isGiven = async () => (await cast.as("auditor").view(dossier.id)).status === "RETURNED";
  for (let waited = 0; !(await isGiven()); waited += 1) {
    assert(waited < MOMENTS_MAX, "a result that goes as a file is given by itself");
    await cast.later();
  }
  cast.seen.givenAsFiles.push(dossier.code);
};

/** Each story of results that many sign for, or nobody gives. */
export const RESULT_STORIES = { signedTogether, asFile } as const satisfies Record<string, Story>;
