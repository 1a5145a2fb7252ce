import { type Locale, messages } from "../../../i18n/index.ts";
import { guestKeyHash } from "../../../kernel/guest-key.ts";
import { accept } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { FormInput, Page } from "../../../web/route.ts";
import { confirmedAnswers, readFormData, textIn, withSamePerson } from "../../catalogue/index.ts";
import { keepOffered, offeredPages, paperOf } from "../ahead/pages.ts";
import type { CommandRefusal } from "../command-refusals.ts";
import { askedInForm, typedApplicant } from "../screens/applicant-form.tsx";
import { refusalWords } from "../screens/refusal-words.ts";
import { readWayOut } from "../screens/ways-out.ts";
import { fileOfStored } from "../stored-papers.ts";
import { moveUploads, uploadOwner } from "../uploads.ts";
import { readSubmission, type Submission, startSubmission } from "./submission.ts";
import { type Asked, isHandedIn, situationOf } from "./submit-situation.ts";

type AnyPage = Page<unknown, unknown>;

/**
 * What came along in the page; what VNeID confirmed does not depend on what came along. Of a page from before somebody
 * signed in the files are the account's from now on.
 */
export async function carried(page: AnyPage, about: Asked): Promise<Submission> {
  const read = readSubmission(page.form) ?? startSubmission(page.actor);
  const owner = uploadOwner(page.actor, null);
  if (owner === null || read.guestKey === null) return confirmed(about, read);
  await moveUploads(page.services.database, guestKeyHash(read.guestKey), owner);
  return confirmed(about, { ...read, guestKey: null });
}

export function confirmed({ identity, schema }: Asked, submission: Submission): Submission {
  const form = { ...submission.form, ...confirmedAnswers(schema, identity) };
  return {
    ...submission,
    applicant: { ...submission.applicant, ...identity },
    form: schema === null ? form : withSamePerson(schema, form),
  };
}

/** The first page as it was filled in, right or not. */
export function typedSubmission(page: AnyPage, about: Asked, before: Submission): Submission {
  const inForm = askedInForm(about.schema, about.version.subjects);
  return confirmed(about, {
    ...before,
    applicant: typedApplicant(page.form, inForm),
    form: about.schema === null ? {} : readFormData(about.schema, page.form),
    receivingUnitId: text(page.form, "_receivingUnitId"),
    channelOut: readWayOut(text(page.form, "_channelOut")),
  });
}

type RefusedPaper = { readonly path: string; readonly name: string; readonly refusal: CommandRefusal };
type KeptPapers = { readonly submission: Submission; readonly refused: readonly RefusedPaper[] };

/** The second page with its files kept; what is wrong with each belongs to its box. */
export async function keptPapers(page: AnyPage, about: Asked, before: Submission): Promise<KeptPapers> {
  const { components } = situationOf(about, before);
  const storedPapers = await about.stored(before);
  const owner = uploadOwner(page.actor, before.guestKey);
  const refusedPapers: RefusedPaper[] = [];
  const papers: Submission["papers"] = [];
  for (const { code } of components.filter(isHandedIn)) {
    const stored = storedPapers.get(code);
    if (stored !== undefined && text(page.form, `_reuse.${code}`) === stored.id) {
      papers.push({ componentCode: code, files: [{ ...fileOfStored(stored) }], reused: stored.id });
      continue;
    }
    const known = before.papers.find((paper) => paper.componentCode === code);
    const held = known === undefined || known.reused !== null ? [] : known.files;
    const offered = offeredPages(page.form[`_paper.${code}`]);
    const { services } = about.office;
    const { pages, refused } = await keepOffered(services, owner, offered);
    const whole =
      refused.length > 0
        ? accept(pages.map(({ file }) => file))
        : await paperOf(services, owner, { pages, locale: page.locale });
    const wrong = [...refused, ...(whole.ok ? [] : [{ name: "", refusal: whole.refusal }])];
    refusedPapers.push(...wrong.map((each) => ({ path: `_paper.${code}`, ...each })));
    const kept = whole.ok ? [...whole.value] : [];
    papers.push({ componentCode: code, files: kept.length > 0 ? kept : [...held], reused: null });
  }
  return { submission: { ...before, papers }, refused: refusedPapers };
}

/** What stands against the second page: files that are not taken, then papers still missing. */
export function paperErrors(about: Asked, { submission, refused }: KeptPapers, locale: Locale): FormError[] {
  const t = messages(locale).screens.submit;
  const notTaken = refused.map(({ path, name, refusal }) => ({
    path,
    message: namedRefusal(name, refusalWords(refusal, locale)),
  }));
  const missing = situationOf(about, submission).missing.map((each) => {
    const components = each.kind === "component" ? [each.component] : each.components;
    const names = components.map((component) => textIn(component.name, locale));
    return {
      path: `_paper.${components[0]?.code ?? ""}`,
      message: t.paperMissing({ name: names.join(" / ") }),
    };
  });
  return [...notTaken, ...missing];
}

export function text(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

function namedRefusal(name: string, words: string): string {
  return name === "" ? words : `${name}: ${words}`;
}
