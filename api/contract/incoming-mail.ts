import { z } from 'zod'
import { maxDocumentBytes } from '../../templates/model/max-document-bytes.ts'
import { postalAddress, shownAddress } from './messages/recipient.ts'
import { type FormFile, operation } from './operation.ts'
import { day, id, instant, line, page, pageQuery, prose, shownText } from './words.ts'

const path = z.object({ id })
const reasonCode = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .meta({
    description: 'a code, never free text: `moved`, `unknown`, `refused`, `insufficient-address`',
    example: 'moved',
  })

const registerWord = z.enum([
  'unasked',
  'not-connected',
  'other-address',
  'same-address',
  'deceased',
  'struck-off',
  'unknown',
  'away',
])

export const returnedLetter = z
  .object({
    id,
    entity: shownText,
    message: z.string(),
    delivery: z.string(),
    reference: z.string(),
    reason: z.string(),
    returnedAt: instant,
    run: z.string().optional(),
    contract: z.string().optional(),
    country: z.string().optional(),
    policy: z.enum(['send-again', 'ask-citizen', 'stop']).meta({ description: 'of the class of the letter' }),
    status: z.enum(['open', 'decided', 'closed']),
    decision: z.enum(['resent', 'asked', 'stopped']).optional(),
    decidedAt: instant.optional(),
    decidedBy: z.string().optional().meta({ description: 'a name, or `class` where its policy decided' }),
    reasonClosed: z.string().optional(),
    newMessage: z.string().optional().meta({ description: 'the letter that was sent in its place' }),
    assignee: z.string().optional().meta({ description: 'the name of the person who handles it' }),
    assignedToMe: z.boolean(),
    register: registerWord.meta({ description: 'what the address register answered last' }),
    noticeUntil: instant.optional().meta({ description: 'the recipient sees a notice in the inbox until then' }),
    hasInbox: z.boolean(),
    scan: z.string().optional().meta({ description: 'where the scan of the envelope is' }),
    note: z.string().optional(),
  })
  .meta({ id: 'ReturnedLetter' })
export type ReturnedLetter = z.output<typeof returnedLetter>
export const returnedLetterDetail = returnedLetter
  .extend({
    recipientName: z.string().optional(),
    // To which the letter was sent, and the present address by the register. A description here would replace the name of the union.
    address: shownAddress.optional(),
    found: shownAddress.optional(),
    registerIsStandIn: z.boolean().meta({ description: 'the trial answers in place of a register' }),
  })
  .meta({ id: 'ReturnedLetterDetail' })
export type ReturnedLetterDetail = z.output<typeof returnedLetterDetail>

const tag = 'Returned and incoming mail'
const one = { 200: { description: 'The case', body: returnedLetter } }
export const listReturned = operation({
  id: 'listReturnedLetters',
  tag,
  summary: 'Letters on paper that came back, newest first',
  query: z.strictObject({
    status: z.enum(['open', 'decided', 'closed']).optional(),
    register: registerWord.optional(),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of cases',
      body: page(returnedLetter).extend({
        counts: z.object({ open: z.int(), decided: z.int(), closed: z.int() }),
      }),
    },
  },
})
export const getReturned = operation({
  id: 'getReturnedLetter',
  tag,
  summary: 'One letter that came back; requests the present address from the register',
  path,
  answers: { 200: { description: 'The case', body: returnedLetterDetail } },
  refusals: [404],
})
export const resendReturned = operation({
  id: 'resendReturnedLetter',
  tag,
  summary: 'Send the letter again on paper, to a corrected address',
  description:
    'A new letter with the same text; `newMessage` names it. Until it is handed over, `undo` takes it back. Repeating the call sends nothing twice.',
  path,
  body: z.strictObject({ address: postalAddress }),
  answers: one,
  refusals: [404, 409, 410, 422],
})
export const undoReturned = operation({
  id: 'undoReturnedLetter',
  tag,
  summary: 'Take a decision back; a letter that was sent again is cancelled while it was not handed over',
  path,
  answers: one,
  refusals: [404, 409],
})
export const askReturned = operation({
  id: 'askAboutReturnedLetter',
  tag,
  summary: 'Show the recipient a notice in the inbox that the address failed',
  path,
  answers: one,
  refusals: [404, 409],
})
export const stopReturned = operation({
  id: 'stopReturnedLetter',
  tag,
  summary: 'Decide that nothing follows',
  path,
  body: z.strictObject({ reason: line(200) }),
  answers: one,
  refusals: [404, 409],
})
export const closeReturned = operation({
  id: 'closeReturnedLetter',
  tag,
  summary: 'Close a case that was decided',
  path,
  answers: one,
  refusals: [404, 409],
})
export const annotateReturned = operation({
  id: 'annotateReturnedLetter',
  tag,
  summary: 'Take the case, leave it, or write a note',
  path,
  body: z.strictObject({ assign: z.enum(['me', 'nobody']).optional(), note: prose(1_000).optional() }),
  answers: one,
  refusals: [404],
})

const outcome = z.enum(['done', 'unchanged', 'no-other-address', 'register-away', 'refused']).meta({
  description:
    '`unchanged`: it was so before; `no-other-address`: the register gives no address other than that of the envelope; `refused`: `code` and `detail` say why',
})
const result = z
  .object({
    id,
    outcome,
    code: z.string().optional(),
    detail: z.string().optional(),
    letter: returnedLetter.optional(),
  })
  .meta({ id: 'ReturnedLetterResult' })
export type ReturnedLetterResult = z.output<typeof result>
/** Cases of one call: each is a transaction of its own, and a letter that is sent again is accepted like a new one. */
const maxSeveral = 50
export const decideReturned = operation({
  id: 'decideAboutReturnedLetters',
  tag,
  summary: 'The same decision about several letters, each with its own result',
  description:
    'Each case is decided by itself, in the order given: a refusal of one stops no other. `resend` sends to the address that the register gives now. The call may be repeated: what is already so stays so.',
  body: z
    .strictObject({
      decision: z.enum(['resend', 'ask', 'stop', 'close', 'undo']),
      letters: z.array(id).min(1).max(maxSeveral),
      reason: line(200).optional().meta({ description: 'required to stop' }),
    })
    .refine(({ decision, reason }) => decision !== 'stop' || reason !== undefined, {
      error: 'A reason is required to stop.',
      path: ['reason'],
    }),
  answers: { 200: { description: 'A result for each case', body: z.object({ items: z.array(result) }) } },
})
const registeredReturn = returnedLetter
  .extend({ isNew: z.boolean().meta({ description: 'false: the letter had its case before' }) })
  .meta({ id: 'RegisteredReturn' })
export type RegisteredReturn = z.output<typeof registeredReturn>
export const registerReturned = operation({
  id: 'registerReturnedLetter',
  tag,
  summary: 'An envelope that the post brought back, by the code that a scanner reads',
  description:
    'Opens the case of the letter, without a scan. `code` is the reply reference (DataMatrix) or the barcode of a registered letter. An envelope that is read once more answers 200 with its case.',
  body: z.strictObject({
    code: line(100).meta({ example: '3A7C 9DEF GHJK' }),
    reason: reasonCode.default('unknown'),
    receivedAt: instant.optional().meta({ description: 'now by default; a later time counts as now' }),
  }),
  answers: {
    201: { description: 'The case was opened', body: registeredReturn },
    200: { description: 'The letter had a case', body: registeredReturn },
  },
  refusals: [404, 409],
})

const rate = z
  .object({
    entity: shownText,
    contract: z.string(),
    contractName: z.string(),
    country: z.string().meta({
      description:
        'ISO 3166-1; `EU`, `EUROPE` or `WORLD` (zone of the tariff) for letters abroad whose country was not kept',
      example: 'BE',
    }),
    letters: z.int().meta({ description: 'handed over in the period' }),
    returned: z.int().meta({ description: 'of these letters, those that came back, also after the period' }),
    rate: z.number().meta({ description: 'returned by letters; 0 without letters' }),
  })
  .meta({ id: 'ReturnRate' })
export type ReturnRate = z.output<typeof rate>
export const getReturnRates = operation({
  id: 'getReturnRates',
  tag,
  summary: 'How many letters came back, by contract, entity and country',
  query: z.strictObject({
    from: day,
    to: day.meta({ description: 'inclusive; days are those of Europe/Brussels' }),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  answers: {
    200: { description: 'The rates', body: z.object({ items: z.array(rate) }), mediaTypes: ['text/csv'] },
  },
})

const incomingItem = z
  .object({
    id,
    status: z.enum(['unmatched', 'attached', 'discarded']),
    reference: z.string(),
    kind: z.enum(['reply', 'returned']),
    reason: z.string().optional(),
    receivedAt: instant,
    size: z.int(),
    pages: z.int().optional(),
    message: z.string().optional(),
    document: z.int().optional().meta({ description: 'number of the scan within the record of the letter' }),
    settledAt: instant.optional(),
    settledReason: z.string().optional(),
  })
  .meta({ id: 'IncomingItem' })
export type IncomingItem = z.output<typeof incomingItem>

const reference = line(200).meta({
  description: 'the content of the DataMatrix of the letter',
  example: '3A7C 9DEF GHJK',
})
const kind = z.enum(['reply', 'returned'])
const answers = {
  201: { description: 'Attached to its letter', body: incomingItem },
  202: { description: 'The reference is unknown: kept in the tray', body: incomingItem },
} as const
const description =
  'The file is read in a process of its own, with limits; a picture becomes a PDF/A with the same pixels. The same scan under the same reference is taken once, whatever was interrupted before.'
export const registerIncoming = operation({
  id: 'registerIncoming',
  tag,
  summary: 'A scanned reply or returned letter, uploaded before as a document',
  description,
  body: z.strictObject({ reference, kind, reason: reasonCode.optional(), receivedAt: instant, document: id }),
  answers,
  refusals: [404, 422],
})
export const uploadScan = operation({
  id: 'uploadScan',
  tag,
  summary: 'A scanned reply or returned letter, as a file',
  description,
  form: { file: 'file', largest: maxDocumentBytes },
  body: z.strictObject({
    file: z
      .custom<FormFile>((value) => typeof value === 'object' && value !== null && 'bytes' in value, {
        error: 'Send the scan as a file.',
      })
      .meta({ type: 'string', format: 'binary', description: 'PDF, JPEG, PNG or TIFF' }),
    reference,
    kind,
    reason: reasonCode.optional(),
    receivedAt: instant,
  }),
  answers,
  refusals: [422],
})
export const listIncoming = operation({
  id: 'listIncoming',
  tag,
  summary: 'The tray: scans whose letter is not known',
  query: z.strictObject({ status: z.enum(['unmatched', 'attached', 'discarded']).default('unmatched'), ...pageQuery }),
  answers: { 200: { description: 'A page of scans', body: page(incomingItem) } },
})
export const getScan = operation({
  id: 'getScan',
  tag,
  summary: 'A scan in the tray',
  path,
  answers: { 200: { description: 'The bytes', mediaTypes: ['application/pdf'] } },
  refusals: [404, 409],
})
export const attachScan = operation({
  id: 'attachScan',
  tag,
  summary: 'Attach a scan to the letter that was found',
  path,
  body: z.strictObject({ message: id }),
  answers: { 200: { description: 'The scan', body: incomingItem } },
  refusals: [404, 409, 410],
})
export const discardScan = operation({
  id: 'discardScan',
  tag,
  summary: 'Discard a scan; its bytes are removed, the reason stays',
  path,
  body: z.strictObject({ reason: line(200) }),
  answers: { 200: { description: 'The scan', body: incomingItem } },
  refusals: [404, 409],
})
