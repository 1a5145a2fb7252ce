import { type InventedPerson, inventionFrom } from "../demo/invented-people.ts";
import { DEMO_OFFICERS, type DemoOrganisation } from "../demo/organisation.ts";
import { samplePaper } from "../demo/sample-paper.ts";
import { sampleSubmission } from "../demo/sample-submission.ts";
import { present } from "../kernel/assert.ts";
import type { SetClock } from "../kernel/clock.ts";
import { localDateOf } from "../kernel/local-date.ts";
import { addWorkingDays, shippedCalendar } from "../modules/calendar/index.ts";
import { findPublishedVersion, typedAnswers } from "../modules/catalogue/index.ts";
import type { Services } from "../platform/services.ts";
import { type CashDesk, payAll, WAYS } from "./cashier.ts";
import type { Ledger, People } from "./people.ts";
import type { Cast, Seen } from "./story.ts";

type CastParts = Pick<Ledger, "told"> & {
  readonly services: Services;
  readonly clock: SetClock;
  readonly organisation: DemoOrganisation;
  readonly people: People;
  readonly desk: CashDesk;
  readonly seen: Seen;
};

/** Whom the stories of a week are told with; each has its turn, and how its payer pays follows from it. */
export function openCast(parts: CastParts): (turn: number) => Cast {
  const invention = inventionFrom(2026_11);
  const { desk } = parts;
  return (turn) => {
    const way = present(WAYS[turn % WAYS.length], "a way to pay");
    const mail = turn % MAILED === 0 ? `nguoi.nop.${turn}@example.vn` : null;
    const cast = castOf(parts, () => ({ ...invention.person(), mail }));
    return { ...cast, payAll: (dossier) => payAll(desk, way, dossier) };
  };
}

/** Of so many people one gives a mail address. */
const MAILED = 4;

type Comer = InventedPerson & { readonly mail: string | null };

function castOf(parts: CastParts, comer: () => Comer): Omit<Cast, "payAll"> {
  const { organisation, people, clock, services } = parts;
  const unitOf = organisation.unitOf;
  const submissionOf = async (code: string, online: boolean, facts: object = {}) => {
    const on = localDateOf(clock.now());
    const version = present(await findPublishedVersion(services.database, { code, on }), code);
    const person = comer();
    const receivingUnitId = unitOf("serviceCentre");
    const sample = sampleSubmission(version, { online, on, person, receivingUnitId });
    const { correctionOf: _c, parentId: _p, ...body } = sample;
    const { applicant } = body;
    const owner = { ...applicant.owner, email: person.mail };
    return {
      ...body,
      applicant: { ...applicant, owner },
      channelOut: "COUNTER",
      form: { ...body.form, ...facts },
    };
  };
  return {
    as: people.as,
    guest: people.guest,
    forms: people.forms,
    later: parts.desk.later,
    tookElsewhere: (method, dong) => parts.desk.takings.taken.push({ method, dong }),
    unitId: unitOf,
    personId: organisation.personOf,
    someDossier: () => parts.told[0]?.code ?? null,
    holder: (role, unitId) => {
      const found = DEMO_OFFICERS.find(
        (each) => unitOf(each.unit) === unitId && each.roles.some((held) => held === role),
      );
      return present(found, `${role} in ${unitId}`).name;
    },
    workingDay: (ahead) => addWorkingDays(shippedCalendar(), localDateOf(clock.now()), ahead),
    resultFile: (client, code) => client.upload("ket-qua.pdf", samplePaper(code)),
    seen: parts.seen,
    submission: submissionOf,
    typed: async (code) => {
      const { form } = await submissionOf(code, false);
      const boxes = Object.entries(typedAnswers(form));
      return Object.fromEntries(
        boxes.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
    },
    sentOutBy: async (channelOut, code) => ({ ...(await submissionOf(code, false)), channelOut }),
  };
}
