import { channelTraits } from '../../../channels/traits.ts'
import { fault, type Step } from '../intake-context.ts'

/** Checks the data by the rules of the channels that may carry them, besides the variables that the version declares. */
export const checkCarriedData: Step = {
  name: 'check-carried-data',
  run: (draft) => {
    const { channels, request } = draft
    for (const name of channels) {
      const { flawsOf, canAddress } = channelTraits[name]
      if (flawsOf === undefined || !canAddress(request.recipient)) continue
      for (const { pointer, code, detail } of flawsOf(request.data ?? {})) fault(draft, `/data${pointer}`, code, detail)
    }
  },
}
