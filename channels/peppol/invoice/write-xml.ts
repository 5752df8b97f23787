/** An element: name, then attributes where there are any, then its text or its elements; undefined ones are left out. */
export type Xml = string | undefined

/** One element. Elements without content are left out: Peppol refuses empty ones (PEPPOL-EN16931-R008). */
export function element(name: string, content: string | readonly Xml[] | undefined, attributes: Attributes = {}): Xml {
  const inner = typeof content === 'string' ? escape(content) : content?.filter((each) => each !== undefined).join('')
  if (inner === undefined || inner === '') return undefined
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`)
  return `<${name}${written.join('')}>${inner}</${name}>`
}
type Attributes = Readonly<Record<string, string>>

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 cannot hold become a space (its production 2). */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character)
}
