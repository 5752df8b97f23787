import { fault, type Step } from '../intake-context.ts'

/** The letter exists in the recipient's language, or the version names the one that replaces it. */
export const checkLanguage: Step = {
  name: 'check-language',
  run: (draft) => {
    const wanted = draft.request.recipient.language
    if (draft.version === undefined || wanted === undefined) return
    // A copy is in the language of the letter, whatever its reader prefers.
    if (draft.origin.copyOf !== undefined) return
    const { languages, fallback } = draft.version.source
    if (languages[wanted] === undefined && !fallback.some((each) => languages[each] !== undefined))
      fault(draft, '/recipient/language', 'UP-2303', 'The template has neither this language nor a fallback for it.')
  },
}
