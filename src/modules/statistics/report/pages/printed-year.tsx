import { messages } from "../../../../i18n/index.ts";
import { Button, Card, Form, type FormPage, fullMoment, Link } from "../../../../web/components/index.ts";
import type { PageFrame } from "../../../../web/page-route.ts";
import type { RegisterPrint } from "../print-store.ts";
import type { RegisterOrder } from "../registers.ts";
import { reportPaths } from "../report-paths.ts";

type Props = {
  readonly page: PageFrame & FormPage;
  readonly order: RegisterOrder;
  readonly print: RegisterPrint | null;
};

/** The whole year on paper: asked for here, made in the background, fetched part by part as they come. */
export function PrintedYear({ page, order, print }: Props) {
  const { locale } = page;
  const t = messages(locale).report.registers.print;
  const isRunning = print?.state === "WAITING" || print?.state === "RUNNING";
  return (
    <section id="print">
      <Card title={t.title}>
        <p class="mc-muted">{t.lead}</p>
        {print === null ? null : <Progress page={page} print={print} />}
        {isRunning ? (
          <p>
            <Link href={`${reportPaths.register(order)}#print`}>{t.reload}</Link>
          </p>
        ) : (
          <Form page={page} action={reportPaths.prints()}>
            <input type="hidden" name="kind" value={order.kind} />
            <input type="hidden" name="unit" value={order.unitId} />
            <input type="hidden" name="year" value={String(order.year)} />
            <div class="mc-row">
              <Button variant="secondary">{t.make}</Button>
            </div>
          </Form>
        )}
      </Card>
    </section>
  );
}

function Progress({ page, print }: { readonly page: PageFrame; readonly print: RegisterPrint }) {
  const { locale } = page;
  const t = messages(locale).report.registers.print;
  const { id, state, done, entries, parts, askedAt, askedByName } = print;
  return (
    <>
      <p>
        <strong>{t.states[state]}</strong>: {t.progress({ done, entries })}{" "}
        <span class="mc-muted">({t.by({ by: askedByName, at: fullMoment(askedAt) })})</span>
      </p>
      {state === "DONE" ? null : <progress value={done} max={entries} aria-label={t.title} />}
      {parts.length === 0 ? null : (
        <ul class="mc-list">
          {parts.map(({ part, firstEntry, lastEntry }) => (
            <li>
              <Link href={reportPaths.printPart(id, part)}>
                {t.part({ part, first: firstEntry, last: lastEntry })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
