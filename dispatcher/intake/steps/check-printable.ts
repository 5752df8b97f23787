import { unprintableDetail, unprintableNameDetail } from '../../../core/words/text/code-point.ts'
import { fault, type Step } from '../intake-context.ts'

/** A letter never shows an empty box: characters that the fonts lack are refused here, with every character and its places. */
export const checkPrintable: Step = {
  name: 'check-printable',
  run: (draft, { unprintable }) => {
    const { address, ...recipient } = draft.request.recipient
    const look = (text: unknown, pointer: string): void => {
      if (typeof text !== 'string') return
      const found = unprintable(text)
      if (found.length === 0) return
      const isName = pointer.startsWith('/recipient/')
      fault(draft, pointer, 'UP-2106', isName ? unprintableNameDetail(found, text) : unprintableDetail(found, text))
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
