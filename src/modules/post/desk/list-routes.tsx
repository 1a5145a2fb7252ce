import { pageRoute, type Router } from "../../../web/route.ts";
import type { Act } from "../../access/index.ts";
import type { ParcelList } from "../queries/list-parcels.ts";
import { ArrivedPage, CarriedPage } from "./list-pages.tsx";
import { listView } from "./list-view.ts";

type ListRoute = {
  readonly path: string;
  readonly act: Act;
  readonly list: ParcelList;
  readonly Shown: typeof CarriedPage;
};

const ROUTES: readonly ListRoute[] = [
  { path: "/desk/post/carried", act: "post.read", list: "CARRIED", Shown: CarriedPage },
  { path: "/desk/post/arrived", act: "dossier.receive", list: "ARRIVED", Shown: ArrivedPage },
];

/** Lists of parcels that are only looked at: what the post has, and what came and is no dossier yet. */
export function registerListPages(router: Router): void {
  for (const { path, act, list, Shown } of ROUTES)
    pageRoute(router, {
      method: "get",
      path,
      act,
      handler: async (page) => {
        return page.render(<Shown page={page} view={await listView(page, list)} />);
      },
    });
}
