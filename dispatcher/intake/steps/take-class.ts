import { fault, type Step } from '../intake-context.ts'

/** A supplied letter declares nothing about its class, so this one applies. */
const classOfPdf = 'information'

/** The class of the message, else the class of its template; it decides postage and series. */
export const takeClass: Step = {
  name: 'take-class',
  run: async (draft, { findClass }) => {
    const key = draft.request.class ?? draft.version?.class ?? (draft.document && classOfPdf)
    if (key === undefined) return
    const found = await findClass(draft.sender, key)
    if (found === undefined) return fault(draft, '/class', 'UP-2205', 'This entity has no message class by this name.')
    draft.messageClass = found
    draft.postage = draft.request.postage ?? found.postage
  },
}
