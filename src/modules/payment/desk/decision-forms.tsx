import { messages } from "../../../i18n/index.ts";
import {
  Button,
  errorOf,
  FoldedAct,
  Form,
  type FormError,
  type FormPage,
  TextInput,
} from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { FormInput } from "../../../web/route.ts";
import type { Receiver } from "../receiver.ts";
import { typed } from "./page-parts.ts";
import { ReceiverFields, SeenReceiver, type TypedReceiver, typedReceiver } from "./receiver-fields.tsx";

/** An answer or a paying out that was sent and not taken: of what, as it was typed, and what does not fit. */
export type TriedDecision = {
  readonly id: string;
  readonly reason: string;
  readonly receiver: TypedReceiver;
  readonly errors: readonly FormError[];
};

export function triedDecision(
  { params: { id }, form }: { readonly params: { readonly id: string }; readonly form: FormInput },
  errors: readonly FormError[],
): TriedDecision {
  return { id, reason: typed(form, "reason").slice(0, 300), receiver: typedReceiver(form), errors };
}

/** Where the field for an opinion stands, of several on a page. */
export function reasonPath(id: string): string {
  return `reason-${id}`;
}

type FormProps = {
  readonly page: PageFrame & FormPage;
  readonly action: string;
  /** Of what is answered: several forms stand on one page. */
  readonly id: string;
  readonly tried: TriedDecision | null;
  /** The account that was seen when it was answered. */
  readonly seen?: Receiver;
};

/** A second person's answer to what somebody asked about money; whoever declines says why. */
export function AnswerForm({ page, action, id, tried, seen }: FormProps) {
  const t = messages(page.locale).payment.decisions;
  const mine = tried?.id === id ? tried : null;
  return (
    <Form page={page} action={action}>
      {seen === undefined ? null : <SeenReceiver value={seen} />}
      <TextInput
        locale={page.locale}
        id={reasonPath(id)}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={mine?.reason}
        error={errorOf(mine?.errors ?? [], reasonPath(id))}
        maxLength={300}
        optional
        saysOptional={false}
      />
      <div class="mc-row">
        <Button variant="secondary" name="answer" value="APPROVED" icon="check">
          {t.approve}
        </Button>
        <Button variant="tertiary" name="answer" value="DECLINED">
          {t.decline}
        </Button>
      </div>
    </Form>
  );
}

const NOBODY: TypedReceiver = { bank: "", number: "", name: "" };

/** Paying out what was agreed: from the drawer, or by a transfer to somebody's account. */
export function PayBackForm({ page, action, id, tried }: FormProps) {
  const { decisions: t, receiver } = messages(page.locale).payment;
  const mine = tried?.id === id ? tried : null;
  return (
    <>
      <Form page={page} action={action}>
        <div class="mc-row">
          <Button variant="secondary" name="method" value="CASH">
            {t.payCash}
          </Button>
        </div>
      </Form>
      <FoldedAct title={t.payByTransfer} open={mine !== null}>
        <Form page={page} action={action}>
          <p class="mc-muted">{receiver.lead}</p>
          <ReceiverFields
            locale={page.locale}
            value={mine?.receiver ?? NOBODY}
            errors={mine?.errors ?? []}
            id={`-${id}`}
          />
          <div class="mc-row">
            <Button variant="secondary" name="method" value="BANK">
              {t.payBank}
            </Button>
          </div>
        </Form>
      </FoldedAct>
    </>
  );
}
