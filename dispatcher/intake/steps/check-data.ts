import { fault, type Step } from '../intake-context.ts'

/** Checks the values against the variables that the version declares. */
export const checkData: Step = {
  name: 'check-data',
  run: (draft, parts) => {
    if (draft.request.document !== undefined && Object.keys(draft.request.data ?? {}).length > 0)
      fault(draft, '/data', 'UP-2201', 'A supplied document has no variables; leave `data` out.')
    if (draft.version === undefined) return
    const data = draft.request.data ?? {}
    // A copy repeats what was already sent, whatever is refused today.
    const tooMany = draft.origin.copyOf === undefined ? parts.countItems(draft.version, data) : []
    draft.faults.push(...parts.checkData(draft.version, data), ...tooMany)
  },
}
