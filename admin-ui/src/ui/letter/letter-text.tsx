import { createElement, Fragment, type ReactNode, useId, useMemo } from 'react'

/**
 * The text of the letter as part of this page.
 *
 * The server sends a fragment that it made from the letter's document model. It is still not assigned to `innerHTML`: it is
 * parsed in a document that runs nothing and loads nothing, and built again from the few elements and attributes below; every
 * other element is replaced by its text. A sandboxed frame would be as safe, but it has its own scroll, its own zoom and its own
 * heading order, cannot grow with its text without a script inside, and is skipped by ‘find on this page’ on some phones: a
 * letter must be readable as one page.
 */
const elements = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li table caption thead tbody tfoot tr th td strong em b i br hr blockquote dl dt dd section article div span a time address sup sub wbr'.split(
    ' ',
  ),
)
/** Attribute in HTML → name in React. */
const attributes: Readonly<Record<string, string>> = {
  lang: 'lang',
  dir: 'dir',
  scope: 'scope',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  start: 'start',
  datetime: 'dateTime',
  href: 'href',
  role: 'role',
  hidden: 'hidden',
}
/** Places to which the letter itself links: its notes, and their marks in the text. */
const place = /^(?:note-\d+(?:-mark)?|notes-title)$/
/** The classes with a meaning for the text: a column of amounts, a table that small screens show row by row, the notes. */
const classes = ['is-money', 'is-wide', 'is-name', 'in-notes']
/** The roles that a table may have; no other part of a letter may set a role. */
const tableRole = /^(table|rowgroup|row|columnheader|rowheader|cell)$/
const safeAddress = /^(https?:|mailto:|tel:)/i
/** A payment code is a drawing; without the drawing its caption would refer to nothing. */
const notText = 'style, script, template, head, .in-qr'

export function LetterText({
  html,
  lang,
  hide,
  startLevel = 2,
}: {
  readonly html: string
  readonly lang?: string
  /** The parts that the page around it shows itself, as a CSS selector. */
  readonly hide?: string
  /** The level of its first heading, so that the headings follow those of the page around it. */
  readonly startLevel?: 2 | 3
}): ReactNode {
  /** The prefix keeps the places of two letters on one page apart. */
  const own = useId()
  const text = useMemo(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html')
    for (const node of parsed.querySelectorAll(hide === undefined ? notText : `${notText}, ${hide}`)) node.remove()
    return children(parsed.body, { lower: startLevel - topLevel(parsed), own })
  }, [html, hide, startLevel, own])
  return (
    <div className="up-letter-text" lang={lang}>
      {text}
    </div>
  )
}

/** The level of the highest heading of the letter, 1 to 6. */
function topLevel(parsed: Document): number {
  return [1, 2, 3, 4, 5, 6].find((level) => parsed.querySelector(`h${level}`) !== null) ?? 1
}

interface LetterContext {
  /** The number of levels by which its headings are lowered. */
  readonly lower: number
  /** The prefix of the names of its places. */
  readonly own: string
}

function children(node: Node, around: LetterContext): ReactNode[] {
  return [...node.childNodes].map((child, index) => <Fragment key={index}>{rebuilt(child, around)}</Fragment>)
}

function rebuilt(node: Node, around: LetterContext): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const name = node.localName
  if (!elements.has(name)) return children(node, around)
  const properties: Record<string, string | true> = placesOf(node, around.own)
  for (const { name: attribute, value } of node.attributes) {
    const known = attributes[attribute]
    if (known === undefined || (attribute === 'href' && !safeAddress.test(value))) continue
    if (attribute === 'role' && !tableRole.test(value)) continue
    properties[known] = attribute === 'hidden' ? true : value
  }
  if (name === 'a') Object.assign(properties, { className: 'govuk-link', rel: 'noreferrer' })
  const known = classes.find((each) => node.classList.contains(each))
  if (known !== undefined) properties.className = known
  if (name === 'br' || name === 'hr' || name === 'wbr') return createElement(name)
  // React allows no text directly in a table: the white space between rows would be an error.
  const within = /^(table|thead|tbody|tfoot|tr|ul|ol|dl)$/.test(name)
    ? children(onlyElements(node), around)
    : children(node, around)
  return createElement(levelled(name, around.lower), properties, ...within)
}

/** Name, target and description of a note or its mark. */
function placesOf(node: Element, own: string): Record<string, string> {
  const properties: Record<string, string> = {}
  const target = node.getAttribute('href')?.replace(/^#/, '')
  const described = node.getAttribute('aria-describedby')
  if (place.test(node.id)) properties.id = own + node.id
  if (described !== null && place.test(described)) properties['aria-describedby'] = own + described
  if (target !== undefined && place.test(target)) {
    properties.href = `#${own}${target}`
    const label = node.getAttribute('aria-label')
    if (label !== null) properties['aria-label'] = label
  }
  return properties
}

function levelled(name: string, lower: number): string {
  const level = /^h([1-6])$/.exec(name)?.[1]
  return level === undefined ? name : `h${Math.min(6, Number(level) + lower)}`
}

function onlyElements(node: Element): Node {
  // The list is copied, because the list of the node shrinks during the loop.
  for (const child of Array.from(node.childNodes)) if (child.nodeType !== Node.ELEMENT_NODE) child.remove()
  return node
}
