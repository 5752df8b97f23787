import { fault, type Step } from '../intake-context.ts'

/** A letter made elsewhere says of itself no more than that. */
const classOfPdf = 'information'

/** The class of the message, else that of its template; it gives postage and series. */
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
