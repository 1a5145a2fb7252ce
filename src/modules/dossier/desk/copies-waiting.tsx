import { messages } from "../../../i18n/index.ts";
import { Link } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { paths } from "../../../web/paths.ts";

/** The way to the list of digitised copies that the reader has not signed; nothing where there are none. */
export function CopiesWaiting({ page, count }: { readonly page: PageFrame; readonly count: number }) {
  if (count === 0) return null;
  return <Link href={paths.copies()}>{messages(page.locale).digitise.copies.waiting({ count })}</Link>;
}
