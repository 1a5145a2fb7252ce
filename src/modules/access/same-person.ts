import { nameKey } from "../../kernel/fold-text.ts";

/** A person as a register names them: the number says who, the name that the number was not mistyped. */
export type NamedPerson = { readonly personalId: string; readonly fullName: string };

/**
 * Whether two records name one person: number and name, never the number alone. One digit mistyped at the counter is
 * somebody else's number, and that person would read everything.
 * @law Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: data are disclosed to their subject only.
 */
export function isSamePerson(one: NamedPerson, other: NamedPerson): boolean {
  return one.personalId === other.personalId && nameKey(one.fullName) === nameKey(other.fullName);
}

type NamedInSql = { readonly number: string; readonly name: string };

/** The same question as SQL, of expressions for number and name. */
export function isSamePersonSql(schema: string, one: NamedInSql, other: NamedInSql): string {
  const key = (name: string) => `${schema}.person_name_key(${name})`;
  return `(${one.number} = ${other.number} AND ${key(one.name)} = ${key(other.name)})`;
}
