import { messages } from "../../../i18n/index.ts";
import { guestKeyHash } from "../../../kernel/guest-key.ts";
import { accept } from "../../../kernel/result.ts";
import type { FormError } from "../../../web/components/index.ts";
import type { FormInput, Page } from "../../../web/route.ts";
import { confirmedAnswers, readFormData, textIn, withSamePerson } from "../../catalogue/index.ts";
import { keepOffered, offeredPages, paperOf } from "../ahead/pages.ts";
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
export async function typedSubmission(page: AnyPage, about: Asked): Promise<Submission> {
  const inForm = askedInForm(about.schema);
  return confirmed(about, {
    ...(await carried(page, about)),
    applicant: typedApplicant(page.form, inForm),
    form: about.schema === null ? {} : readFormData(about.schema, page.form),
    receivingUnitId: text(page.form, "_receivingUnitId"),
    channelOut: readWayOut(text(page.form, "_channelOut")),
  });
}

type KeptPapers = { readonly submission: Submission; readonly errors: readonly FormError[] };

/** The second page with its files kept; what is wrong with each is told beside its box. */
export async function keptPapers(page: AnyPage, about: Asked): Promise<KeptPapers> {
  const before = await carried(page, about);
  const { components } = situationOf(about, before);
  const owner = uploadOwner(page.actor, before.guestKey);
  const errors: FormError[] = [];
  const papers: Submission["papers"] = [];
  for (const { code } of components.filter(isHandedIn)) {
    const stored = about.stored.get(code);
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
    for (const { name, refusal } of wrong)
      errors.push({
        path: `_paper.${code}`,
        message: namedRefusal(name, refusalWords(refusal, page.locale)),
      });
    const kept = whole.ok ? [...whole.value] : [];
    papers.push({ componentCode: code, files: kept.length > 0 ? kept : [...held], reused: null });
  }
  return { submission: { ...before, papers }, errors };
}

export function missingErrors(about: Asked, submission: Submission, page: AnyPage): FormError[] {
  const t = messages(page.locale).screens.submit;
  return situationOf(about, submission).missing.map((missing) => {
    const [first] = missing.kind === "component" ? [missing.component] : missing.components;
    const names = (missing.kind === "component" ? [missing.component] : missing.components).map((each) =>
      textIn(each.name, page.locale),
    );
    return { path: `_paper.${first?.code ?? ""}`, message: t.paperMissing({ name: names.join(" / ") }) };
  });
}

export function text(form: FormInput, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : "";
}

function namedRefusal(name: string, words: string): string {
  return name === "" ? words : `${name}: ${words}`;
}
