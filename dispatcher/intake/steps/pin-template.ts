import { Refusal } from '../../../core/fault.ts'
import { fault, type Step } from '../intake-context.ts'

/** The version is pinned now, for scheduled messages too: a later publication does not change what was requested. */
export const pinTemplate: Step = {
  name: 'pin-template',
  run: async (draft, { resolveVersion }) => {
    if (draft.request.template === undefined) return
    const { key, version } = draft.request.template
    try {
      // A copy repeats what the letter said, even when its text was retired since.
      const standing = draft.origin.copyOf === undefined ? 'published' : 'ever'
      draft.version = await resolveVersion(draft.sender.entity, key, version, standing)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      fault(draft, version === undefined ? '/template/key' : '/template/version', error.code, error.message)
    }
  },
}
