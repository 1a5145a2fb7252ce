import { accept, refuse } from "../../../kernel/result.ts";
import { apiRoute, idField, localDateField, type Router, z } from "../../../web/route.ts";
import { findPerson, listPostsOf } from "../people-store.ts";
import { addPerson, editPerson } from "../person-commands.ts";
import { closePost, openPost, transferPerson } from "../post-commands.ts";
import { listPeople } from "../queries.ts";
import { personAnswer, personSchema, postSchema, transferSchema } from "./schemas.ts";

const tag = "organisation";
const personParams = z.strictObject({ id: idField("person") });
const limitField = z.coerce.number().int().min(1).max(200).default(50);
const postAnswer = z.object({ postId: z.string() });
const refusals = [
  "POST_ALREADY_HELD",
  "POST_OUTSIDE_UNIT_LIFE",
  "POST_ROLES_CLASH",
  "POST_ROLE_RESERVED",
  "POST_SELF_APPOINTMENT",
];

/** People and posts by API. */
export function registerPeopleApi(router: Router): void {
  registerPeopleSearch(router);
  registerPersonDetail(router);
  registerPersonWriting(router);
  registerPosts(router);
}

function registerPeopleSearch(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/people",
    act: "person.read",
    tag,
    summary: "Find people by name, with the posts they hold today",
    query: z.strictObject({
      q: z.string().max(100).default(""),
      unitId: idField("unit").optional(),
      after: z.string().max(200).optional(),
      limit: limitField,
    }),
    answer: { schema: z.object({ items: z.array(personAnswer), nextCursor: z.string().nullable() }) },
    handler: async ({ services, query }) => {
      const unitIds = query.unitId === undefined ? null : [query.unitId];
      const ask = {
        text: query.q,
        unitIds,
        on: services.clock.today(),
        limit: query.limit,
        after: query.after ?? null,
      };
      const { items, nextCursor } = await listPeople(services.database, ask);
      return accept({ items: items.map((person) => ({ ...person, posts: [...person.posts] })), nextCursor });
    },
  });
}

function registerPersonDetail(router: Router): void {
  apiRoute(router, {
    method: "get",
    path: "/api/v1/people/{id}",
    act: "person.read",
    tag,
    summary: "A person and all their posts, past ones too",
    params: personParams,
    answer: { schema: personAnswer },
    version: (person) => String(person.revision),
    handler: async ({ services, params: { id } }) => {
      const person = await findPerson(services.database, id);
      return person === null
        ? refuse({ code: "PERSON_NOT_FOUND" })
        : accept({ ...person, posts: await listPostsOf(services.database, id) });
    },
  });
}

function registerPersonWriting(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/people",
    act: "person.manage",
    tag,
    summary: "Enter a person",
    body: personSchema.extend({ unitId: idField("unit") }),
    answer: { status: 201, schema: z.object({ personId: z.string() }) },
    refusals: ["STAFF_CODE_TAKEN"],
    handler: ({ services, actor, body }) => addPerson(services, actor, body),
  });
  apiRoute(router, {
    method: "put",
    path: "/api/v1/people/{id}",
    act: "person.manage",
    tag,
    summary: "Correct what is kept of a person",
    params: personParams,
    body: personSchema,
    answer: { schema: z.object({ personId: z.string(), revision: z.number() }) },
    ifMatch: true,
    version: (saved) => String(saved.revision),
    refusals: ["PERSON_NOT_FOUND", "STAFF_CODE_TAKEN", "VERSION_CONFLICT"],
    handler: ({ services, actor, params: { id }, body, ifMatch }) =>
      editPerson(services, actor, { ...body, personId: id, revision: Number(ifMatch) }),
  });
}

function registerPosts(router: Router): void {
  apiRoute(router, {
    method: "post",
    path: "/api/v1/posts",
    act: "person.manage",
    tag,
    summary: "Give a person a post",
    body: postSchema,
    answer: { status: 201, schema: postAnswer },
    refusals,
    handler: ({ services, actor, body }) => openPost(services, actor, body),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/posts/{id}/closure",
    act: "person.manage",
    tag,
    summary: "End a post with its last day",
    params: z.strictObject({ id: idField("post") }),
    body: z.strictObject({ lastDay: localDateField() }),
    answer: { schema: postAnswer },
    refusals: ["POST_NOT_FOUND", "POST_ALREADY_CLOSED", "POST_CLOSES_BEFORE_IT_OPENS"],
    handler: ({ services, actor, params: { id }, body }) =>
      closePost(services, actor, { postId: id, ...body }),
  });
  apiRoute(router, {
    method: "post",
    path: "/api/v1/people/{id}/transfer",
    act: "person.manage",
    tag,
    summary: "Transfer a person: old posts end, the new one opens",
    params: personParams,
    body: transferSchema,
    answer: { status: 201, schema: postAnswer },
    refusals,
    handler: ({ services, actor, params: { id }, body }) =>
      transferPerson(services, actor, { personId: id, ...body }),
  });
}
