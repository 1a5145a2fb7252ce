import { type ApiOffice, done, type Json, refused } from "./api-office.ts";
import { actOnDocument } from "./records.ts";

type Who = Parameters<ApiOffice["desk"]>[0];

/** Registering, drafting, signing and publishing documents of the ward over the API, as whoever is named. */
export function recordsDesk(office: ApiOffice) {
  const [agency, division] = [office.unit("ward"), office.unit("cultureDivision")];
  const base = "/api/v1/records";

  const as = (name: Who) => office.desk(name);
  const post = async (name: Who, path: string, body: Json) => (await as(name)).post(`${base}${path}`, body);
  const act = (name: Who, id: string, what: string, body: Json = {}) =>
    actOnDocument(office, name, { id, act: what, body });

  let letters = 0;
  async function aLetter(changes: Json = {}): Promise<Json> {
    letters += 1;
    const letter = {
      agencyId: agency,
      kindCode: "CV",
      subject: "Về việc rà soát thủ tục hành chính",
      author: "Sở Nội vụ",
      symbol: `${letters}/SNV`,
      documentOn: "2026-11-20",
      arrivedOn: "2026-11-24",
      ...changes,
    };
    return done(await post("clerk", "/incoming", letter));
  }
  async function aDraft(changes: Json = {}): Promise<string> {
    const draft = { unitId: division, kindCode: "QD", subject: "Quyết định phân công", ...changes };
    return (await done(await post("specialist", "/outgoing", draft))).id;
  }
  async function published(changes: Json = {}): Promise<Json> {
    const id = await aDraft(changes);
    await done(await act("leader", id, "sign", { authority: "KT", title: "Phó Chủ tịch" }));
    return done(await act("clerk", id, "publish", { medium: "PAPER" }));
  }
  async function given(order: Json = {}): Promise<{ id: string; part: Json }> {
    const { id } = await aLetter();
    await done(
      await act("leader", id, "assign", {
        leadId: division,
        instruction: "Tham mưu trả lời",
        dueWorkingDays: 5,
        ...order,
      }),
    );
    return { id, part: (await view("leader", id)).assignments[0] };
  }
  const view = async (name: Who, id: string): Promise<Json> =>
    done(await (await as(name)).get(`${base}/documents/${id}`));
  const codeOf = async (answer: Promise<Response>): Promise<string> => (await refused(await answer)).code;
  const personOf = (name: Who) => office.organisation.personOf(name);
  return { agency, division, base, as, post, act, aLetter, aDraft, published, given, view, codeOf, personOf };
}
