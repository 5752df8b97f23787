import { languages } from '../../../core/words/language.ts'
import {
  channelNames,
  deliveryStatuses,
  documentKinds,
  eventTypes,
  messageClasses,
  messageStatuses,
  postages,
  priorities,
  termRules,
  vias,
} from '../../../core/words/message.ts'
import { permissions } from '../../../core/words/permission.ts'
import { recipientTypes } from '../../../core/words/recipient.ts'
import { replayHelpWords } from '../../../core/words/stuck.ts'
import { printProfileNames } from '../../../templates/model/letter-frame.ts'
import { variableTypes } from '../../../templates/model/template-source.ts'

/** Sets of values that occur in many schemas: each becomes one type of a client, and not one per place. */
export const valueSets: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['ChannelName', channelNames],
  ['DeliveryStatus', deliveryStatuses],
  ['DocumentKind', documentKinds],
  ['EventType', eventTypes],
  ['Language', languages],
  ['LetterClass', messageClasses],
  ['MessageStatus', messageStatuses],
  ['Permission', permissions],
  ['Postage', postages],
  ['PrintProfileName', printProfileNames],
  ['Priority', priorities],
  ['RecipientType', recipientTypes],
  ['ReplayHelp', replayHelpWords],
  ['TermRule', termRules],
  ['VariableType', variableTypes],
  ['Via', vias],
]
