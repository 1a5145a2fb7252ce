/** Addresses of the pages of units and people. */
export const organisationPaths = {
  units: () => "/admin/units",
  unit: (id: string) => `/admin/units/${id}`,
  unitAct: (id: string, act: "children" | "rename" | "close" | "move") => `/admin/units/${id}/${act}`,
  people: () => "/admin/people",
  person: (id: string) => `/admin/people/${id}`,
  personAct: (id: string, act: "posts" | "transfer" | "delegations" | "facts") =>
    `/admin/people/${id}/${act}`,
  /** Of the identity module. */
  personAccount: (id: string) => `/admin/people/${id}/account`,
  closePost: (id: string) => `/admin/posts/${id}/close`,
  revokeDelegation: (id: string) => `/admin/delegations/${id}/revoke`,
} as const;
