/** What a header can carry: Latin-1, no control characters (`Uitpost-Purpose` of the API, 200 characters). */
const refused = /[^\x20-\x7e\xa0-\xff]/g
const plain: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '€': 'EUR',
}

/** Returns a reason in the characters that a header can carry; typographic characters become plain ones. */
export function forHeader(text: string): string {
  return text
    .normalize('NFC')
    .replace(refused, (character) => plain[character] ?? ' ')
    .trim()
    .slice(0, 200)
}
