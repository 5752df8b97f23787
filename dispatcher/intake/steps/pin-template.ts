import { Refusal } from '../../../core/fault.ts'
import { fault, type Step } from '../draft.ts'

/** The version is pinned now, for scheduled messages too: what is published later does not change what was asked. */
export const pinTemplate: Step = {
  name: 'pin-template',
  run: async (draft, { resolveVersion }) => {
    if (draft.request.template === undefined) return
    const { key, version } = draft.request.template
    try {
      draft.version = await resolveVersion(draft.sender.entity, key, version)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      fault(draft, version === undefined ? '/template/key' : '/template/version', error.code, error.message)
    }
  },
}
