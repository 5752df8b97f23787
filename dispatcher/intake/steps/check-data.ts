import type { Step } from '../draft.ts'

/** The values against the variables that the version declares. */
export const checkData: Step = {
  name: 'check-data',
  run: (draft, parts) => {
    if (draft.version === undefined) return
    draft.faults.push(...parts.checkData(draft.version, draft.request.data ?? {}))
  },
}
