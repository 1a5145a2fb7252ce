import type { apiOffice } from "./api-office.ts";
import { openBrowser } from "./browser.ts";

/** Invented: who asks for certified copies. */
export const WHO = { fullName: "Lê Thị Thu", personalId: "001190001234", phone: "0987600457" };
export const RETURN = {
  channel: "COUNTER",
  receiver: "OWNER",
  receiverName: "Người nhận",
  identityChecked: "ID_CARD",
};
export const inRegister = (number: number) => `${String(number).padStart(2, "0")}/2026-SCT/BS`;

/** The counter of certified copies, and what the register says of a request. */
export function certifyingDesk(office: Awaited<ReturnType<typeof apiOffice>>) {
  const counter = () => openBrowser(office.browserOf(office.actor("intake")));

  /** A request at the counter's form, one line a paper; the id of its dossier. */
  async function certified(...names: readonly string[]): Promise<string> {
    const browser = counter();
    await browser.open("/desk/certify");
    const lines = Object.fromEntries(names.map((name, index) => [`line.${index}.name`, name]));
    const entered = await browser.send("/desk/certify", { ...WHO, ...lines });
    return (entered.location ?? "").split("/").at(-1) ?? "";
  }
  const linesOf = (id: string) =>
    office.database.kysely
      .selectFrom("certificationEntry as e")
      .leftJoin("certificationVoid as v", (join) =>
        join
          .onRef("v.agencyId", "=", "e.agencyId")
          .onRef("v.year", "=", "e.year")
          .onRef("v.number", "=", "e.number"),
      )
      .select(["e.number", "e.paperName", "e.pages", "e.copies", "e.feeDong", "e.requester", "v.reason"])
      .where("e.dossierId", "=", id)
      .orderBy("e.number")
      .execute();
  const numbersOf = async (id: string) => (await linesOf(id)).map(({ number }) => number);
  async function carried(id: string, stage: string) {
    const { code, version, status, dueAt } = (await office.view(id)).dossier;
    return office.carry({ id, code, version, status, dueAt }, stage);
  }
  async function issued(id: string) {
    await carried(id, "issue");
    await office.act("clerk", id, "issueResult", {});
    return (await office.view(id)).dossier.result;
  }
  return { counter, certified, linesOf, numbersOf, carried, issued };
}
