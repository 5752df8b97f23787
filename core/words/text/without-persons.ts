/** Free text for a timeline: what resembles an address or a number of a person is left out. */
export function withoutPersons(text: string): string {
  return text.replace(/[^\s<>]+@[^\s<>]+/g, '…').replace(/\d[\d .-]{4,}\d/g, '…')
}
