/** Seconds since this process began, the program's own loading included: what a person waited. */
export function uptimeSeconds(): number {
  return process.uptime();
}
