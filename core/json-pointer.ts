/** A member's name as one step of a JSON pointer (RFC 6901, section 3). */
export function pointerStep(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name
}
