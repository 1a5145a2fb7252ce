import { accept } from "../../../kernel/result.ts";
import { apiRoute, idField, type Router, z } from "../../../web/route.ts";
import { grantDelegation, revokeDelegation } from "../delegation-commands.ts";
import { listDelegations } from "../queries.ts";
import { delegationAnswer, delegationSchema } from "./schemas.ts";

const tag = "organisation";

/** Delegations by API. */
export function registerDelegationApi(router: Router): void {
  registerDelegationList(router);
  registerDelegationActs(router);
}

function registerDelegationList(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/people/{id}/delegations",
    act: "person.read",
    tag,
    summary: "Delegations a person gave or received",
    params: z.strictObject({ id: idField("person") }),
    answer: { schema: z.object({ items: z.array(delegationAnswer) }) },
    handler: async ({ services, params: { id } }) => {
      const found = await listDelegations(services.database, { personId: id });
      return accept({
        items: found.map((each) => ({ ...each, acts: each.acts === null ? null : [...each.acts] })),
      });
    },
  });
}

function registerDelegationActs(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/delegations",
    act: "delegation.manage",
    tag,
    summary: "Record a delegation",
    body: delegationSchema,
    answer: { status: 201, schema: z.object({ delegationId: z.string() }) },
    refusals: [
      "DELEGATION_ROLE_NOT_HELD",
      "DELEGATION_TO_SELF",
      "DELEGATION_SELF_SERVED",
      "DELEGATION_TOO_LONG",
      "DELEGATION_ROLES_CLASH",
    ],
    handler: ({ services, actor, body }) => grantDelegation(services, actor, body),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/delegations/{id}/revocation",
    act: "delegation.manage",
    tag,
    summary: "Revoke a delegation at once",
    params: z.strictObject({ id: idField("delegation") }),
    answer: { schema: z.object({ delegationId: z.string() }) },
    refusals: ["DELEGATION_NOT_FOUND", "DELEGATION_ALREADY_REVOKED"],
    handler: ({ services, actor, params: { id } }) => revokeDelegation(services, actor, { delegationId: id }),
  });
}
