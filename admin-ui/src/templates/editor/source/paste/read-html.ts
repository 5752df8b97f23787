/** An element of pasted HTML. Only its text, its structure and a few attributes are read; nothing of it runs. */
export interface HtmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (HtmlElement | string)[]
}

const empty = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'wbr', 'area', 'base', 'embed', 'source'])
/** The content of these elements is not text of a document. */
const unread = new Set(['script', 'style', 'title', 'textarea', 'xml', 'noscript', 'iframe', 'object', 'svg', 'math'])
/** One of these closes the open element, up to the other names. */
const closedBy: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
}
const barriers = new Set(['table', 'ul', 'ol', 'td', 'th'])
const deepest = 200

/** Reads HTML from a clipboard, in time linear in its length; invalid parts become text. */
export function readHtml(html: string): HtmlElement {
  const root: HtmlElement = { name: 'body', attributes: new Map(), children: [] }
  const open: HtmlElement[] = [root]
  const now = () => open.at(-1) ?? root
  const text = (words: string) => now().children.push(decode(words))
  let at = 0
  while (at < html.length) {
    const sign = html.indexOf('<', at)
    if (sign < 0) {
      text(html.slice(at))
      break
    }
    if (sign > at) text(html.slice(at, sign))
    if (html.startsWith('<!--', sign)) {
      at = after(html, '-->', sign)
    } else if (/[!?]/.test(html.charAt(sign + 1))) {
      at = after(html, '>', sign)
    } else if (!/[a-z/]/i.test(html.charAt(sign + 1))) {
      text('<')
      at = sign + 1
    } else {
      const end = endOfTag(html, sign)
      if (end < 0) break
      at = end + 1
      at = tag(html, html.slice(sign + 1, end), at, open)
    }
  }
  return root
}

/** Opens or closes an element. @returns the position where reading continues */
function tag(html: string, inside: string, next: number, open: HtmlElement[]): number {
  const name = /^\/?([a-z][^\s/>]*)/i.exec(inside)?.[1]?.toLowerCase()
  if (name === undefined) return next
  if (inside.startsWith('/')) {
    const index = open.findLastIndex((each) => each.name === name)
    if (index > 0) open.length = index
    return next
  }
  if (unread.has(name)) {
    const end = new RegExp(`</${name}\\s*>`, 'gi')
    end.lastIndex = next
    const found = inside.endsWith('/') ? null : end.exec(html)
    return inside.endsWith('/') ? next : found === null ? html.length : end.lastIndex
  }
  closeBefore(name, open)
  const element: HtmlElement = { name, attributes: attributesOf(inside), children: [] }
  open.at(-1)?.children.push(element)
  if (!empty.has(name) && !inside.endsWith('/') && open.length < deepest) open.push(element)
  return next
}

function closeBefore(name: string, open: HtmlElement[]): void {
  const ends = closedBy[name]
  if (ends === undefined) return
  for (let index = open.length - 1; index > 0; index -= 1) {
    const each = open[index]?.name ?? ''
    if (ends.includes(each)) open.length = index
    else if (barriers.has(each)) return
  }
}

function after(html: string, end: string, from: number): number {
  const found = html.indexOf(end, from)
  return found < 0 ? html.length : found + end.length
}

/** The `>` that ends a tag; one within quotes does not. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at += 1) {
    const sign = html.charAt(at)
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  return -1
}

function attributesOf(inside: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', quoted, single, bare] of inside.matchAll(
    /\s([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g,
  )) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, decode(quoted ?? single ?? bare ?? ''))
  }
  return found
}

const named: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  euro: '€',
  copy: '©',
  reg: '®',
  deg: '°',
  sect: '§',
  middot: '·',
  bull: '•',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  frac12: '½',
  frac14: '¼',
  sup2: '²',
  sup3: '³',
  times: '×',
  plusmn: '±',
  shy: '\u00ad',
}
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
}

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,9}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name === undefined) return character(Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16))
      const [, letter = '', accent = ''] = /^([a-z])([a-z]+)$/i.exec(name) ?? []
      const sign = accents[accent]
      if (Object.hasOwn(named, name)) return named[name] ?? whole
      return sign === undefined ? whole : `${letter}${sign}`.normalize('NFC')
    },
  )
}

function character(code: number): string {
  const isCharacter = code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
  return isCharacter ? String.fromCodePoint(code) : '\ufffd'
}
