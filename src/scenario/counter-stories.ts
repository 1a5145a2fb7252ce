import { z } from "zod";
import { samplePaper } from "../demo/sample-paper.ts";
import { present } from "../kernel/assert.ts";
import { paths } from "../web/paths.ts";
import { answerByApplicant, askForPapers, receive } from "./stories.ts";
import { type Cast, carry, type Story } from "./story.ts";

/*
 * What the counter does with papers besides receiving them: digitises and uses again, opens what came by post, certifies.
 */

/** A marriage is registered with a paper on marital status. */
const PAPER = "marital-status";

const held = (digitisation: "DIGITISED" | "REUSED", file: object) => ({
  componentCode: PAPER,
  originals: digitisation === "DIGITISED" ? 1 : 0,
  copies: 0,
  files: [file],
  digitisation,
});

/** A paper is scanned, compared with its original and signed; the same person's next dossier takes it from the store. */
const digitised: Story = async (cast, code) => {
  const intake = cast.as("intake");
  const submission = await cast.submission(code, false);
  const open = () => intake.open("/api/v1/dossiers/received", submission);
  const first = await open();
  const file = await intake.upload(
    `${first.code}.${PAPER}.1.pdf`,
    samplePaper(`Giay xac nhan ${first.code}`),
  );
  const scan = { componentCode: PAPER, number: "12/2026", issuer: "UBND phường Minh Họa", isCompared: true };
  const scans = [{ ...scan, issuedOn: cast.workingDay(0) }];
  await intake.act(first.id, "checkComponents", { components: [held("DIGITISED", file)], scans });
  // Filed within a minute, and then there for whoever comes with the same paper.
  await cast.later();
  const second = await open();
  await intake.act(second.id, "checkComponents", { components: [held("REUSED", file)] });
  await carry(cast, first);
  await carry(cast, second);
};

/** What was asked for comes by post: collected at the door, on a sheet both sides sign, put to its dossier. */
const answeredByPost: Story = async (cast, code) => {
  const dossier = await receive(cast, code);
  await askForPapers(cast, dossier);
  await cast.later();
  const parcel = await collected(cast);
  await cast.later();
  const one = `/desk/post/parcels/${parcel}`;
  await cast.forms("intake").send(one, `${one}/dossier`, { dossierCode: dossier.code });
  await answerByApplicant(cast, dossier);
  await carry(cast, dossier);
};

/** The same, and what came is a dossier of its own: the parcel is opened at the intake page. */
const openedFromPost: Story = async (cast, code) => {
  const parcel = await collected(cast);
  await cast.later();
  const page = `/desk/post/parcels/${parcel}/opening/${code}`;
  const brought = { "_papers.declaration.originals": "1", _channelOut: "COUNTER" };
  const to = await cast.forms("intake").send(page, page, { ...(await cast.typed(code)), ...brought });
  const dossier = await cast.as("intake").found(present(to.split("/").at(-1), "the dossier"));
  cast.seen.opened.push(dossier.code);
  await cast.later();
  await cast.as("intake2").act(dossier.id, "accept", {});
  await carry(cast, dossier);
};

const collectedSchema = z.object({ code: z.string() });

/** The postman takes the papers from the citizen and hands them in. */
async function collected(cast: Cast): Promise<string> {
  const postman = cast.as("postman");
  const units = { carrierUnitId: cast.unitId("postOffice"), officeUnitId: cast.unitId("serviceCentre") };
  const sender = { name: "Hoàng Thị Minh Họa", phone: null, address: "Số 9 phố Minh Họa, phường Tây Hồ" };
  const papers = [{ name: "Tờ khai bổ sung (minh họa)", quantity: 1 }];
  const made = await postman.tell("/api/v1/parcels", { ...units, sender, papers }, collectedSchema);
  const codes = [made.code];
  const { id } = await postman.order("/api/v1/post-sheets", { direction: "TO_OFFICE", ...units, codes });
  await postman.order(`/api/v1/post-sheets/${id}/giving`, { count: 1 });
  const received = { count: 1, received: codes, difference: "" };
  await cast.as("intake").order(`/api/v1/post-sheets/${id}/receipt`, received);
  return made.code;
}

/** Copies are certified at the counter, one of them as a file as well; the request goes its way like every other. */
const certified: Story = async (cast) => {
  const intake = cast.forms("intake");
  const to = await intake.send(paths.certify(), paths.certify(), {
    fullName: "Phạm Thị Minh Họa",
    personalId: "001190012345",
    phone: "0912345678",
    "line.0.name": "Bằng tốt nghiệp (minh họa)",
    "line.0.pages": "1",
    "line.0.copies": "2",
  });
  const id = present(to.split("/").at(-1), "the request for copies");
  const number = Number(present(new RegExp(`${to}/(\\d+)`).exec(await intake.page(to)), "its number")[1]);
  const entry = paths.certifyEntry(id, number);
  const scan = new Blob([Buffer.from(samplePaper("Bang tot nghiep"))], { type: "application/pdf" });
  await cast.forms("leader").send(entry, `${entry}/electronic`, { scan, compared: "true" });
  await carry(cast, await cast.as("intake").found(id));
};

/** Each story of papers at the counter. */
export const COUNTER_STORIES = {
  digitised,
  answeredByPost,
  openedFromPost,
  certified,
} as const satisfies Record<string, Story>;
