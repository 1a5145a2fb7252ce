import { present } from "../kernel/assert.ts";
import { setClock } from "../kernel/clock.ts";
import { addDays, instantAt, type LocalDate } from "../kernel/local-date.ts";
import { addWorkingDays, shippedCalendar } from "../modules/calendar/index.ts";
import {
  assignDocument,
  draftOutgoing,
  listOwnWork,
  type OfficialDocumentId,
  publishOutgoing,
  registerIncoming,
  sendOutgoing,
  signOutgoing,
} from "../modules/records/index.ts";
import type { Services } from "../platform/services.ts";
import { OFFICE_PORTS } from "../write-attachments.ts";
import { demoOfficers } from "./officers.ts";
import { type DemoOrganisation, done } from "./organisation.ts";

/** Documents nobody ever wrote; the subjects say so where one could be taken for real. */
const MARK = "[Minh họa] ";

type Came = {
  readonly daysAgo: number;
  readonly author: string;
  readonly symbol: string;
  readonly kindCode: string;
  readonly subject: string;
  readonly urgency?: "URGENT";
  readonly replyInDays?: number;
  readonly registeredLater?: number;
};

const CAME: readonly Came[] = [
  {
    daysAgo: 12,
    author: "Sở Nội vụ thành phố Hà Nội",
    symbol: "1201/SNV-CCHC",
    kindCode: "CV",
    subject: "rà soát, đơn giản hóa thủ tục hành chính năm 2026",
    replyInDays: 8,
  },
  {
    daysAgo: 9,
    author: "UBND thành phố Hà Nội",
    symbol: "307/KH-UBND",
    kindCode: "KH",
    subject: "kế hoạch tuyên truyền dịch vụ công trực tuyến quý IV",
    registeredLater: 4,
  },
  {
    daysAgo: 5,
    author: "Sở Xây dựng thành phố Hà Nội",
    symbol: "88/SXD-QLXD",
    kindCode: "CV",
    subject: "phối hợp cung cấp số liệu cấp giấy phép xây dựng",
    urgency: "URGENT",
    replyInDays: 3,
  },
  {
    daysAgo: 2,
    author: "Văn phòng UBND thành phố Hà Nội",
    symbol: "45/GM-VP",
    kindCode: "GM",
    subject: "họp giao ban công tác cải cách hành chính",
  },
  {
    daysAgo: 1,
    author: "Sở Tư pháp thành phố Hà Nội",
    symbol: "512/STP-HT",
    kindCode: "CV",
    subject: "hướng dẫn nghiệp vụ hộ tịch",
    replyInDays: 10,
  },
];

/** A fortnight of the clerk's book: documents that came, work given out about them, a reply, a draft. All invented. */
export async function seedRecords(services: Services, organisation: DemoOrganisation): Promise<void> {
  const today = services.clock.today();
  const calendar = shippedCalendar();
  const clock = setClock(instantAt(addDays(today, -12), 8 * 60));
  const past = { ...services, clock };
  const officers = await demoOfficers(services, organisation);
  const [clerk, leader] = [officers.named("clerk"), officers.named("leader")];
  const agencyId = organisation.unitOf("ward");
  const at = (day: LocalDate, hour: number) => clock.set(instantAt(day, hour * 60));
  const ids: OfficialDocumentId[] = [];
  for (const { daysAgo, registeredLater = 0, replyInDays, subject, urgency, ...came } of CAME) {
    const arrivedOn = addDays(today, -daysAgo);
    at(addDays(arrivedOn, registeredLater), 9);
    const replyDueOn = replyInDays === undefined ? null : addWorkingDays(calendar, arrivedOn, replyInDays);
    const letter = {
      ...came,
      subject: MARK + subject,
      urgency: urgency ?? ("NORMAL" as const),
      arrivedOn,
      replyDueOn,
      agencyId,
    };
    const rest = { secrecy: "NORMAL", documentOn: addDays(arrivedOn, -2), isOther: false } as const;
    ids.push(done(await registerIncoming(past, clerk, { ...letter, ...rest })).id);
  }
  const culture = organisation.unitOf("cultureDivision");
  const economy = organisation.unitOf("economyDivision");
  const give = (
    index: number,
    given: { leadId: string; informIds: readonly string[]; instruction: string },
  ) =>
    assignDocument({ services: past, announce: OFFICE_PORTS.announce }, leader, {
      ...{ id: present(ids[index], "a document"), parentId: null, supportIds: [] },
      ...{ ...given, dueOn: null, dueWorkingDays: null },
    });
  at(addDays(today, -11), 10);
  done(
    await give(0, {
      leadId: culture,
      informIds: [economy],
      instruction: "Chủ trì, tham mưu văn bản trả lời.",
    }),
  );
  at(addDays(today, -5), 10);
  done(await give(2, { leadId: economy, informIds: [], instruction: "Tổng hợp số liệu, báo cáo lãnh đạo." }));
  await seedReply(past, { organisation, repliesToId: present(ids[0], "the first"), at, today });
}

type Reply = {
  readonly organisation: DemoOrganisation;
  readonly repliesToId: OfficialDocumentId;
  readonly at: (day: LocalDate, hour: number) => void;
  readonly today: LocalDate;
};

/** The division answers the first letter: given to a person, drafted, signed, numbered, sent; and another draft lies open. */
async function seedReply(past: Services, { organisation, repliesToId, at, today }: Reply): Promise<void> {
  const officers = await demoOfficers(past, organisation);
  const unitId = organisation.unitOf("cultureDivision");
  const [head, specialist] = [officers.named("head"), officers.named("specialist")];
  const [work] = await listOwnWork(past.database, head);
  const part = { id: repliesToId, parentId: present(work, "the division's part").assignment.id };
  const order = { supportIds: [], informIds: [], dueOn: null, dueWorkingDays: null };
  const instruction = "Soạn công văn trả lời.";
  done(
    await assignDocument({ services: past, announce: OFFICE_PORTS.announce }, head, {
      ...part,
      ...order,
      leadId: specialist.personId,
      instruction,
    }),
  );
  const draft = {
    unitId,
    urgency: "NORMAL",
    content: null,
    recipients: "Lưu: VT, VHXH",
    actsOnId: null,
    actsOnEffect: null,
  } as const;
  at(addDays(today, -4), 14);
  const subject = `${MARK}báo cáo kết quả rà soát thủ tục hành chính`;
  const made = await draftOutgoing(past, specialist, {
    ...{ ...draft, kindCode: "CV", subject, repliesToId, addressees: "Sở Nội vụ thành phố Hà Nội" },
  });
  const { id } = done(made);
  const telling = { services: past, announce: OFFICE_PORTS.announce };
  done(await signOutgoing(telling, officers.named("leader"), { id, authority: "KT", title: "Phó Chủ tịch" }));
  done(await publishOutgoing(past, officers.named("clerk"), { id, medium: "PAPER" }));
  const recipients = "Sở Nội vụ thành phố Hà Nội";
  done(await sendOutgoing(past, officers.named("clerk"), { id, recipients, receivedBy: null }));
  const plan = `${MARK}kế hoạch tuyên truyền thủ tục hành chính năm 2027`;
  done(
    await draftOutgoing(past, specialist, {
      ...draft,
      kindCode: "KH",
      subject: plan,
      addressees: null,
      repliesToId: null,
    }),
  );
}
