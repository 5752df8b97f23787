import { channelTraits, isPaper } from '../../../channels/traits.ts'
import { type ChannelName, channelNames, isRegistered, usualChannels } from '../../../core/words/message.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { fault, type Step } from '../intake-context.ts'

/**
 * Message, template and class each restrict the channels; none of them sets an order. At least one channel must be able to carry
 * the letter.
 */
export const chooseChannels: Step = {
  name: 'choose-channels',
  run: (draft) => {
    const { messageClass, version, document, request } = draft
    if (messageClass === undefined || (version === undefined && document === undefined)) return
    const registered = isRegistered(draft.postage)
    const { acknowledged } = messageClass
    const isGuarded = acknowledged || request.confidentiality !== undefined
    draft.channels = channelNames.filter(
      (name) =>
        messageClass.channels.includes(name) &&
        (version?.source.channels ?? usualChannels).includes(name) &&
        // A copy informs its reader, who owes nothing.
        (draft.origin.copyOf === undefined || usualChannels.includes(name)) &&
        (request.channels ?? channelNames).includes(name) &&
        (!registered || channelTraits[name].isRegistered || (acknowledged && channelTraits[name].guards === true)) &&
        (!isGuarded || channelTraits[name].guards === true || isPaper(name)),
    )
    if (draft.channels.length === 0)
      fault(draft, '/channels', 'UP-2304', 'Class, template, postage and channels leave no channel to choose.')
    else if (messageClass.sensitive && !draft.channels.some((name) => channelTraits[name].isConfidential))
      fault(
        draft,
        '/channels',
        'UP-2304',
        `Class \`${messageClass.key}\` is sensitive and does not go by email: allow another channel.`,
      )
    else if (!draft.channels.some((name) => canCarry(name, request.recipient, messageClass.sensitive)))
      fault(
        draft,
        '/recipient',
        'UP-2304',
        messageClass.sensitive && request.recipient.email !== undefined
          ? `Class \`${messageClass.key}\` is sensitive and does not go by email: give the recipient an address or a number.`
          : `The recipient has nothing to reach it by over ${draft.channels.join(', ')}.`,
      )
  },
}

function canCarry(name: ChannelName, recipient: Recipient, sensitive: boolean): boolean {
  const { canAddress, isConfidential } = channelTraits[name]
  return canAddress(recipient) && (isConfidential || !sensitive)
}
