import { messages } from "../../../i18n/index.ts";
import { Button, Form, type FormPage, TextInput } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";

type AnswerProps = {
  readonly page: PageFrame & FormPage;
  readonly action: string;
  /** Of what is answered: several forms stand on one page. */
  readonly id: string;
};

/** A second person's answer to what somebody asked about money; whoever declines says why. */
export function AnswerForm({ page, action, id }: AnswerProps) {
  const t = messages(page.locale).payment.decisions;
  return (
    <Form page={page} action={action}>
      <TextInput
        locale={page.locale}
        id={`reason-${id}`}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        maxLength={300}
        optional
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

/** Paying out what was agreed: from the drawer, or by a transfer. */
export function PayBackForm({ page, action }: Omit<AnswerProps, "id">) {
  const t = messages(page.locale).payment.decisions;
  return (
    <Form page={page} action={action}>
      <div class="mc-row">
        <Button variant="secondary" name="method" value="CASH">
          {t.payCash}
        </Button>
        <Button variant="tertiary" name="method" value="BANK">
          {t.payBank}
        </Button>
      </div>
    </Form>
  );
}
