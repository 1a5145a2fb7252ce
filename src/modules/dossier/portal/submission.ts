import { z } from "zod";
import { freshGuestKey, GUEST_KEY } from "../../../kernel/guest-key.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import type { Json } from "../../../kernel/json.ts";
import { parseJson } from "../../../kernel/json.ts";
import type { FormInput } from "../../../web/route.ts";
import type { Actor } from "../../access/index.ts";
import { fileReference } from "../api/fields.ts";
import type { ComponentHeld } from "../dossier.ts";
import { NO_APPLICANT } from "../screens/applicant-form.tsx";

const line = () => z.string().max(300);

/**
 * What a submission has gathered so far. It is kept step by step for two hours, so that the browser's "back" works, and
 * travels with the pages in one hidden field besides: a page that lies open for longer loses nothing. All of it is
 * checked again when it is sent.
 */
const submissionSchema = z.strictObject({
  applicant: z.strictObject({
    fullName: line(),
    personalId: line(),
    phone: line(),
    email: line(),
    address: line(),
    relationship: line(),
    ownerName: line(),
    ownerTaxCode: line().default(""),
  }),
  receivingUnitId: z.string().max(40),
  channelOut: z.enum(["COUNTER", "ONLINE", "POSTAL"]),
  /** By which a guest owns the files of this submission and of no other; null for an account. */
  guestKey: z.string().regex(GUEST_KEY).nullable(),
  form: z.record(z.string().max(80), z.json()),
  papers: z
    .array(
      z.strictObject({
        componentCode: z.string().max(80),
        files: z.array(fileReference()).max(20),
        /** The stored paper that stands here instead of files of one's own. */
        reused: z.string().max(40).nullable().default(null),
      }),
    )
    .max(100),
});

export type Submission = Omit<z.output<typeof submissionSchema>, "form"> & {
  readonly form: Readonly<Record<string, Json>>;
};

const EMPTY_SUBMISSION: Submission = {
  applicant: NO_APPLICANT,
  receivingUnitId: "",
  channelOut: "COUNTER",
  guestKey: null,
  form: {},
  papers: [],
};

/** A submission nobody has typed anything into yet. */
export function startSubmission(actor: Actor): Submission {
  const { applicant } = EMPTY_SUBMISSION;
  return {
    ...EMPTY_SUBMISSION,
    applicant: { ...applicant, ...knownOf(actor) },
    guestKey: actor.kind === "guest" ? freshGuestKey() : null,
  };
}

function knownOf(actor: Actor) {
  if (actor.kind !== "citizen") return {};
  const { fullName, personalId, phone } = actor;
  return { fullName, personalId: personalId ?? "", phone: spokenPhone(phone) ?? "" };
}

/** Reads the hidden field; null where it was cut, edited beyond recognition, or left out. */
export function readSubmission(form: FormInput): Submission | null {
  const text = form._submission;
  if (typeof text !== "string") return null;
  return parseSubmission(parseLoosely(text));
}

export function parseSubmission(content: unknown): Submission | null {
  const read = submissionSchema.safeParse(content);
  return read.success ? read.data : null;
}

export function writeSubmission(submission: Submission): string {
  return JSON.stringify(submission);
}

/** The papers as a dossier holds them. Online everything is a file; originals are shown at the counter where asked. */
export function heldPapers(submission: Submission): ComponentHeld[] {
  return submission.papers
    .filter((paper) => paper.files.length > 0)
    .map(({ componentCode, files, reused }) => ({
      componentCode,
      files,
      originals: 0,
      copies: 0,
      digitisation: reused === null ? null : "REUSED",
    }));
}

function parseLoosely(text: string): unknown {
  try {
    return parseJson(z.unknown(), text);
  } catch {
    // What is not JSON is no submission; the schema behind says so.
    return null;
  }
}
