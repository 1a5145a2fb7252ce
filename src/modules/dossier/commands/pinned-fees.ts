import type { Json } from "../../../kernel/json.ts";
import {
  type FormAnswers,
  feeQuantitiesOf,
  feesFor,
  formSchemaOf,
  type PricedVersion,
} from "../../catalogue/index.ts";
import type { CaseFacts, ChannelIn, PinnedFee } from "../pinned.ts";

type FeeQuestion = {
  readonly channelIn: ChannelIn;
  readonly facts: CaseFacts;
  readonly form: Readonly<Record<string, Json>>;
};

/**
 * The fees of the case as the agency that answers charges them on the day of submission, one line a fee. Where the declaration counts something
 * (pages, copies) in rows, the rows of a fee are added up.
 * @law Luật Phí và lệ phí 2015: what is charged is what was in force when the service was asked for.
 */
export function pinnedFees(
  version: PricedVersion,
  caseCode: string,
  { channelIn, facts, form }: FeeQuestion,
): readonly PinnedFee[] {
  const schema = version.forms.map(formSchemaOf).find((found) => found !== null) ?? null;
  const answers: FormAnswers = form;
  const counted = schema === null ? [] : feeQuantitiesOf(schema, answers);
  const bases = counted.length === 0 ? [{ units: 1, sets: 1 }] : counted;
  const lines = bases.flatMap((basis) => feesFor(version, caseCode, { ...basis, channel: channelIn, facts }));
  const fees = new Map<string, PinnedFee>();
  for (const line of lines) {
    const known = fees.get(line.feeCode);
    fees.set(line.feeCode, {
      feeCode: line.feeCode,
      kind: line.kind,
      name: line.name.vi,
      nameEn: line.name.en ?? line.name.vi,
      collectWhen: line.collectWhen,
      legalGround: line.legalGround,
      fullDong: known === undefined ? line.fullDong : added(known.fullDong, line.fullDong),
      exemptDong: (known?.exemptDong ?? 0) + line.exemptDong,
      exemptionGround: line.exemptionGround ?? known?.exemptionGround ?? null,
    });
  }
  return [...fees.values()];
}

function added(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
