import { isPaper } from '../../../channels/traits.ts'
import { longestLine } from '../../../core/words/post/postal-address.ts'
import { fault, type Step, warn } from '../intake-context.ts'

/** Points; below it, the sorting machines of the post read an address less well (bpost advises 10 to 12). */
const smallestType = 9

/**
 * Checks that the lines in the window of an envelope fit. A letter that cannot go on paper may have a longer name, as the
 * registers hold them.
 */
export const checkEnvelopeFit: Step = {
  name: 'check-envelope-fit',
  run: (draft, { addressType }) => {
    const { recipient } = draft.request
    if (!draft.channels.some(isPaper) || recipient.address === undefined) return
    const names = { name: recipient.name, ...(recipient.type === 'enterprise' && { attention: recipient.attention }) }
    for (const [member, text = ''] of Object.entries(names)) {
      if (Array.from(text).length > longestLine)
        fault(
          draft,
          `/recipient/${member}`,
          'UP-2204',
          `On an envelope it has at most ${longestLine} characters. Shorten it, or leave \`print\` out of \`channels\`.`,
        )
      else if (addressType(text) < smallestType)
        warn(
          draft,
          `/recipient/${member}`,
          'UP-2204',
          `It is so wide that the address is printed smaller than ${smallestType} points, which sorting machines read less well.`,
        )
    }
  },
}
