/** `0942 181 012`: as people say it, not as machines keep it. */
export function spokenPhone(phone: string | null): string | null {
  return phone === null ? null : phone.replace(/^\+84/, "0").replace(/^(\d{4})(\d{3})(\d+)$/, "$1 $2 $3");
}
