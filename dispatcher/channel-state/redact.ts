/** A class or code for the timeline. Anything that resembles an address or a number of a person is left out. */
export function redact(detail: string): string {
  return detail
    .replace(/[^\s<>]+@[^\s<>]+/g, '…')
    .replace(/\d{6,}/g, '…')
    .slice(0, 120)
}
