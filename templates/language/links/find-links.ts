import { allowedLink } from '../parse/allowed-link.ts'
import { findTelephones, type Stretch, telephoneLink } from './find-telephones.ts'

export interface TypedLink extends Stretch {
  readonly href: string
}

const address = /(?<![\p{L}\p{N}@/._-])(?:https?:\/\/|www\.)[^\s\u00a0<>"“”„«»]+/giu
const mailbox =
  /(?<![\p{L}\p{N}@/:._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24}(?![\p{L}\p{N}@])/gu

/** Web addresses, mail addresses and telephone numbers typed in a text, in its order; none overlaps another. */
export function findLinks(text: string): TypedLink[] {
  const found: TypedLink[] = []
  const add = (from: number, written: string, wanted: string): void => {
    const href = allowedLink(wanted)
    const to = from + written.length
    if (href !== undefined && !found.some((each) => from < each.to && each.from < to)) found.push({ from, to, href })
  }
  if (/:\/\/|www\./i.test(text))
    for (const match of text.matchAll(address)) {
      const written = withoutEnd(match[0])
      add(match.index, written, /^www\./i.test(written) ? `https://${written}` : written)
    }
  if (text.includes('@')) for (const match of text.matchAll(mailbox)) add(match.index, match[0], `mailto:${match[0]}`)
  for (const { from, to } of findTelephones(text)) {
    const written = text.slice(from, to)
    add(from, written, telephoneLink(written))
  }
  return found.sort((one, other) => one.from - other.from)
}

/** Punctuation of the sentence after an address, and a bracket that the address did not open, are no part of the address. */
function withoutEnd(written: string): string {
  let end = written
  for (;;) {
    const last = end.at(-1) ?? ''
    const closes = last === ')' && !balanced(end)
    if (!/[.,;:!?'’…*_]/.test(last) && !closes && last !== ']' && last !== '}') return end
    end = end.slice(0, -1)
  }
}

function balanced(text: string): boolean {
  return text.split('(').length >= text.split(')').length
}
