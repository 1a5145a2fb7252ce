import { idField, linesField, localDateField, textField, z } from "../../web/route.ts";
import { EFFECTS, SECRECIES, URGENCIES } from "./official-document.ts";
import { ANCHORS, CODE_ANCHORS, DATE_FORMS, NUMBER_FORMS, USUAL_PLACES } from "./placement.ts";

const maybe = <T extends z.ZodType>(field: T) => field.nullable().default(null);

/** What the clerk types of a document that came. */
export const incomingInput = z.strictObject({
  agencyId: idField("unit"),
  kindCode: z.string().min(1).max(10),
  subject: maybe(textField({ max: 1_000 })),
  secrecy: z.enum(SECRECIES).default("NORMAL"),
  urgency: z.enum(URGENCIES).default("NORMAL"),
  author: textField({ max: 300 }),
  symbol: maybe(textField({ max: 100 })),
  documentOn: maybe(localDateField()),
  arrivedOn: localDateField(),
  replyDueOn: maybe(localDateField()),
  isOther: z.stringbool().or(z.boolean()).default(false),
});

/** What a drafter types of a document that is to go out. */
export const draftInput = z.strictObject({
  unitId: idField("unit"),
  kindCode: z.string().min(1).max(10),
  subject: textField({ max: 1_000 }),
  urgency: z.enum(URGENCIES).default("NORMAL"),
  addressees: maybe(linesField({ max: 2_000 })),
  recipients: maybe(linesField({ max: 2_000 })),
  content: maybe(linesField({ max: 100_000 })),
  repliesToId: maybe(idField("official document")),
  actsOnId: maybe(idField("official document")),
  actsOnEffect: maybe(z.enum(EFFECTS)),
});

const millimetres = (usual: number) => z.coerce.number().int().min(0).max(2_000).default(usual);

/** Where number, day and signature go on the file of a draft. */
export const placementInput = z.strictObject({
  sourceSha256: z.string().regex(/^[0-9a-f]{64}$/),
  anchor: z.enum(ANCHORS).default(USUAL_PLACES.anchor),
  page: maybe(z.coerce.number().int().min(1).max(10_000)),
  left: millimetres(USUAL_PLACES.left),
  top: millimetres(USUAL_PLACES.top),
  numberForm: z.enum(NUMBER_FORMS).default(USUAL_PLACES.numberForm),
  numberLeft: millimetres(USUAL_PLACES.numberLeft),
  numberTop: millimetres(USUAL_PLACES.numberTop),
  dateForm: z.enum(DATE_FORMS).default(USUAL_PLACES.dateForm),
  dateLeft: millimetres(USUAL_PLACES.dateLeft),
  dateTop: millimetres(USUAL_PLACES.dateTop),
  monthLeft: millimetres(USUAL_PLACES.monthLeft),
  codeAnchor: z.enum(CODE_ANCHORS).default(USUAL_PLACES.codeAnchor),
  codeLeft: millimetres(USUAL_PLACES.codeLeft),
  codeTop: millimetres(USUAL_PLACES.codeTop),
});
