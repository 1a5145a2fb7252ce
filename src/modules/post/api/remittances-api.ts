import { accept } from "../../../kernel/result.ts";
import { apiRoute, idField, localDateField, type Router, textField, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { codeField } from "../code-field.ts";
import { recordRemittance } from "../commands/remit.ts";

const tag = "post";
const DONG_MAX = 1_000_000_000;

/** Cash on delivery that the post hands in, for programs. */
export function registerRemittancesApi(router: Router, office: Office): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/post-remittances",
    act: "post.reconcile",
    tag,
    summary:
      "Book what the post hands in of the cash it collected: one amount, exactly that of its parcels; by a transfer, or in cash into the drawer of the cashier who books it",
    body: z.strictObject({
      officeUnitId: idField("unit"),
      carrierUnitId: idField("unit"),
      reference: textField({ max: 60 }),
      amountDong: z.int().min(1).max(DONG_MAX),
      method: z.enum(["BANK", "CASH"]).default("BANK"),
      remittedOn: localDateField(),
      codes: z.array(codeField()).min(1).max(500),
    }),
    answer: { status: 201, schema: z.object({ reference: z.string() }) },
    refusals: [
      "NOT_FOUND",
      "POST_REMITTANCE_LINES",
      "POST_REMITTANCE_SUM",
      "POST_REMITTANCE_TAKEN",
      "DAY_CLOSED",
    ],
    handler: async ({ services, actor, body }) => {
      const booked = await recordRemittance({ office, services, actor }, body);
      return booked.ok ? accept({ reference: body.reference }) : booked;
    },
  });
}
