import type { Refusal, Result } from "../../../kernel/result.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import type { Option } from "../../../web/components/index.ts";
import {
  type FieldError,
  type FormInput,
  type Page,
  pageRoute,
  parseForm,
  type Router,
  z,
} from "../../../web/route.ts";
import type { Officer, UnitId } from "../../access/index.ts";
import { draftOutgoing } from "../commands/draft-outgoing.ts";
import { registerIncoming } from "../commands/register-incoming.ts";
import { draftInput, incomingInput } from "../document-input.ts";
import { findByNumber } from "../find-by-number.ts";
import type { Direction } from "../official-document.ts";
import { agenciesFor, agencyOf, type Ground, groundOf } from "../rights.ts";
import { unitText } from "./document-words.ts";
import { draftingUnits } from "./drafting-units.ts";
import { ENTRY_FORM, EntryPage } from "./entry-page.tsx";
import { recordsPaths } from "./records-paths.ts";
import { type AnyPage, bodyOf, isTold, toldOf, typedText } from "./typed-form.ts";

const query = z.object({
  reply: z.string().max(20).optional().catch(undefined),
});
type EntryRequest = Page<unknown, z.output<typeof query>>;
const ACTS = { INCOMING: "records.register", OUTGOING: "records.draft" } as const;

/** Registering what came, drafting what is to go out. */
export function registerEntryPages(router: Router): void {
  for (const direction of ["INCOMING", "OUTGOING"] as const) {
    const route = { path: recordsPaths.newOf(direction), act: ACTS[direction] };
    pageRoute(router, {
      ...route,
      method: "get",
      query,
      handler: (page) => show(page, direction, { ...page.query, errors: [] }),
    });
    pageRoute(router, { ...route, method: "post", handler: (page) => take(page, direction) });
  }
}

type Shown = {
  readonly errors: readonly FieldError[];
  readonly reply?: string | undefined;
};

async function show(
  page: AnyPage | EntryRequest,
  direction: Direction,
  { errors, reply }: Shown,
): Promise<Response> {
  const { services, actor, locale } = page;
  if (actor.kind !== "officer") return page.refuse({ code: "NOT_ALLOWED" });
  const ground = await groundOf(services);
  const places = placesOf(actor, direction, ground).map(
    (id): Option => ({ value: id, label: unitText(ground.directory, id, locale) }),
  );
  const tried = errors.length === 0 ? null : { name: ENTRY_FORM, form: page.form, errors };
  const kept = reply === undefined ? {} : { repliesToNumber: reply };
  const view = { direction, places, today: ground.on, tried, kept };
  return page.render(<EntryPage page={page} view={view} />, errors.length > 0 ? 422 : 200);
}

/** The agencies whose register is the officer's, or the units they draft in, the agencies of those among them. */
function placesOf(officer: Officer, direction: Direction, ground: Ground): readonly UnitId[] {
  if (direction === "INCOMING") return agenciesFor(officer, "records.register", ground);
  return draftingUnits(officer, ground);
}

async function take(page: AnyPage, direction: Direction): Promise<Response> {
  const made = direction === "INCOMING" ? await takeIncoming(page) : await takeDraft(page);
  if (made.ok) return page.redirect(recordsPaths.one(made.value.id));
  const { refusal } = made;
  if (isTypedWrong(refusal)) return show(page, direction, { errors: refusal.errors });
  if (!isTold(refusal)) return page.refuse(refusal);
  return show(page, direction, { errors: [toldOf(page, refusal)] });
}

type Mistyped = { readonly code: "INPUT_INVALID"; readonly errors: readonly FieldError[] };
type Made = Promise<Result<{ readonly id: string }, Refusal | Mistyped>>;

function isTypedWrong(refusal: Refusal | Mistyped): refusal is Mistyped {
  return refusal.code === "INPUT_INVALID" && "errors" in refusal;
}

async function takeIncoming({ services, actor, form, locale }: AnyPage): Made {
  const typed = readBody(incomingInput, bodyOf(form), locale);
  return typed.ok ? registerIncoming(services, actor, typed.value) : typed;
}

/** Numbers are typed as people write them; the documents they mean are looked up in the register of the unit's agency. */
async function takeDraft({ services, actor, form, locale }: AnyPage): Made {
  const { repliesToNumber: _, actsOnNumber: __, ...rest } = bodyOf(form);
  const typed = readBody(draftInput, rest, locale);
  if (!typed.ok) return typed;
  const { directory, on } = await groundOf(services);
  const agencyId = agencyOf(directory, typed.value.unitId, on);
  const meant = (direction: Direction, name: string) => {
    const text = typedText(form, name).trim();
    return text === "" ? null : findByNumber(services.database, { agencyId, direction, text });
  };
  const repliesToId = await meant("INCOMING", "repliesToNumber");
  const actsOnId = await meant("OUTGOING", "actsOnNumber");
  const isMissing = (name: string, id: unknown) => typedText(form, name).trim() !== "" && id === null;
  if (isMissing("repliesToNumber", repliesToId) || isMissing("actsOnNumber", actsOnId))
    return refuse({ code: "RECORDS_TARGET" });
  return draftOutgoing(services, actor, { ...typed.value, repliesToId, actsOnId });
}

function readBody<S extends z.ZodType>(
  schema: S,
  body: FormInput,
  locale: AnyPage["locale"],
): Result<z.output<S>, Mistyped> {
  const read = parseForm(schema, body, locale);
  return read.ok ? accept(read.value) : refuse({ code: "INPUT_INVALID", errors: read.errors });
}
