import { fault, type Step } from '../draft.ts'

/** A letter never shows an empty box: what the fonts lack is refused here, with the character named. */
export const checkPrintable: Step = {
  name: 'check-printable',
  run: (draft, { unprintable }) => {
    const { address, ...recipient } = draft.request.recipient
    const look = (text: unknown, pointer: string): void => {
      if (typeof text !== 'string') return
      const [first] = unprintable(text)
      if (first !== undefined)
        fault(draft, pointer, 'UP-2106', `${nameOf(first)} cannot be printed; replace or remove it.`)
    }
    for (const member of ['name', 'attention'] as const)
      look((recipient as Readonly<Record<string, unknown>>)[member], `/recipient/${member}`)
    if (address !== undefined && 'lines' in address)
      for (const [index, line] of address.lines.entries()) look(line, `/recipient/address/lines/${index}`)
    else for (const [member, text] of Object.entries(address ?? {})) look(text, `/recipient/address/${member}`)
    look(draft.request.reference, '/reference')
    look(draft.request.subject, '/subject')
  },
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `The character U+${code}`
}
