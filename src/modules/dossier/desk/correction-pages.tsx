import { messages } from "../../../i18n/index.ts";
import { nameKey } from "../../../kernel/fold-text.ts";
import { accept } from "../../../kernel/result.ts";
import { errorOf, type FormError, Textarea } from "../../../web/components/index.ts";
import { paths } from "../../../web/paths.ts";
import { type FormInput, idField, type Page, pageRoute, type Router, z } from "../../../web/route.ts";
import { type FormSchema, typedAnswers } from "../../catalogue/index.ts";
import { ACT_POLICY } from "../acts.ts";
import { openCorrection } from "../commands/linked.ts";
import type { Office } from "../commands/office.ts";
import type { SubmitRequest } from "../commands/submit.ts";
import type { Applicant, DossierId } from "../dossier.ts";
import type { Party } from "../party.ts";
import { type DossierView, readDossier } from "../queries/read-dossier.ts";
import { versionSeen } from "../screens/what-was-seen.ts";
import { typedText } from "./act-input.ts";
import { boxesOf } from "./amend-input.ts";
import { type IntakeStep, type IntakeWay, showIntake } from "./intake-pages.tsx";
import { receivedPath } from "./received-path.ts";

const params = z.strictObject({ id: idField("dossier") });
type CorrectionRequest = Page<{ readonly id: DossierId }, unknown>;

const REASON = "_reason";

/** The intake once more, for a dossier that puts a returned result right: what was declared then stands in the boxes. */
export function registerCorrectionPages(router: Router, office: Office): void {
  const path = "/desk/dossiers/{id}/correction";
  const act = ACT_POLICY.openCorrection;
  const step = (how: IntakeStep) => (page: CorrectionRequest) => correct(office, page, how);
  pageRoute(router, { method: "get", path, act, params, handler: step("show") });
  pageRoute(router, {
    method: "post",
    path: `${path}/reckoning`,
    act,
    params,
    idempotency: "reads",
    handler: step("reckon"),
  });
  pageRoute(router, {
    method: "post",
    path,
    act,
    params,
    idempotency: "command",
    replay: receivedPath,
    again: step("reckon"),
    handler: step("send"),
  });
}

async function correct(office: Office, page: CorrectionRequest, how: IntakeStep): Promise<Response> {
  const read = await readDossier(office, page.actor, page.params.id);
  if (!read.ok || read.value.sharedPartOnly) return page.refuse({ code: "NOT_FOUND" });
  const code = read.value.dossier.pinned?.procedureCode;
  // Sent again after it was opened, the key answers what became of it; the state says nothing against that.
  if (code === undefined || (how !== "send" && !read.value.acts.includes("openCorrection")))
    return page.refuse({ code: "NOT_FOUND" });
  if (how === "send" && versionSeen(page.form) === null)
    return page.refuse({ code: "PRECONDITION_REQUIRED" });
  return showIntake(office, { ...page, params: { code } }, { way: wayOf(page, read.value), how });
}

function wayOf(page: CorrectionRequest, read: DossierView): IntakeWay {
  const { id } = page.params;
  const words = messages(page.locale).correction;
  const code = read.dossier.code ?? "";
  return {
    channelIn: "DIRECT",
    parcel: null,
    pick: paths.deskDossier(id),
    action: () => paths.correction(id),
    reckoning: () => paths.correctionReckoning(id),
    words: { title: words.title({ code }), send: words.send },
    above: (
      <>
        <p>{words.lead}</p>
        <p>{words.fees}</p>
      </>
    ),
    asked: (errors) => <Reason page={page} errors={errors} version={read.dossier.version} />,
    starts: (schema) => boxesBefore(read, schema),
    mistakes: reasonErrors,
    send: async (office, { actor, command, locale }, submission) => {
      const reason = typedText(page.form, REASON).trim().slice(0, 4_000);
      const { applicant } = submission;
      const opened = await openCorrection(office, actor, {
        dossierId: id,
        reason,
        submission: { ...submission, applicant: withKept(applicant, read.applicant) },
        locale,
        // Of two who open one from the page as it stood before, the second is told of the first.
        expectedVersion: versionSeen(page.form),
        key: command,
      });
      return opened.ok ? accept({ next: paths.received(opened.value.id) }) : opened;
    },
  };
}

/** What was declared for the result that is put right, as the boxes of the intake hold it. */
function boxesBefore(read: DossierView, schema: FormSchema | null): FormInput {
  const { applicant } = boxesOf(read, schema);
  const people = Object.entries(applicant).map(([name, value]) => [`_${name}`, value] as const);
  const answers = schema === null ? {} : typedAnswers(read.form);
  return { ...answers, ...Object.fromEntries(people), _channelOut: read.dossier.channelOut };
}

function reasonErrors(page: Pick<CorrectionRequest, "form" | "locale">): readonly FormError[] {
  if (typedText(page.form, REASON).trim() !== "") return [];
  const t = messages(page.locale);
  return [{ path: REASON, message: t.catalogue.form.errors.required(t.correction.reason) }];
}

type Told = SubmitRequest["applicant"];

/** What no box of the intake asks stays as it was of whoever is still the same by name. */
function withKept(told: Told, was: Applicant): Told {
  const isSame = (one: Party, other: Party) =>
    nameKey(one.fullName) === nameKey(other.fullName) && one.taxCode === other.taxCode;
  const born = (one: Party, other: Party): Party =>
    isSame(one, other) ? { ...one, dateOfBirth: other.dateOfBirth } : one;
  const owner = born(told.owner, was.owner);
  const submitter = told.submitter === null ? null : born(told.submitter, was.submitter);
  // The box of the number held that of whoever handed in then; the owner's stood in none.
  const isUnasked = [null, was.submitter.personalId].includes(owner.personalId);
  const isKept = was.relationship !== "SELF" && isSame(owner, was.owner) && isUnasked;
  const personalId = isKept ? was.owner.personalId : owner.personalId;
  return { ...told, owner: { ...owner, personalId }, submitter };
}

type ReasonProps = {
  readonly page: CorrectionRequest;
  readonly errors: readonly FormError[];
  /** Of the dossier as the page was first shown. */
  readonly version: number;
};

function Reason({ page, errors, version }: ReasonProps) {
  const t = messages(page.locale).correction;
  return (
    <>
      <input type="hidden" name="_version" value={String(versionSeen(page.form) ?? version)} />
      <Textarea
        locale={page.locale}
        name={REASON}
        label={t.reason}
        hint={t.reasonHint}
        value={typedText(page.form, REASON)}
        rows={2}
        error={errorOf(errors, REASON)}
      />
    </>
  );
}
