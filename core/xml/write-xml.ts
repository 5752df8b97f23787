/** An element: name, then attributes where there are any, then its text or its elements; undefined ones are left out. */
export type Xml = string | undefined

/** One element. Elements without content are left out: Peppol refuses empty ones (PEPPOL-EN16931-R008). */
export function element(name: string, content: string | readonly Xml[] | undefined, attributes: Attributes = {}): Xml {
  const inner = typeof content === 'string' ? escape(content) : content?.filter((each) => each !== undefined).join('')
  if (inner === undefined || inner === '') return undefined
  return `<${name}${written(attributes)}>${inner}</${name}>`
}

/** An element that says everything with its attributes. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}/>`
}

/** The bytes of a document: the declaration, its root, and a line feed. */
export function xmlFile(root: Xml): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root ?? ''}\n`)
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join('')
}
export type Attributes = Readonly<Record<string, string>>

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 cannot hold become a space (its production 2). */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character)
}
