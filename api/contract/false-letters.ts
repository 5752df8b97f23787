import { z } from 'zod'
import { falseLetterAsks, falseLetterStatuses, falseLetterWays } from '../../core/words/false-letter.ts'
import { operation } from './operation.ts'
import { id, instant, page, pageQuery, prose, shownText } from './words.ts'

const cameBy = z.enum(falseLetterWays)
const asks = z.enum(falseLetterAsks)
const status = z.enum(falseLetterStatuses)
const postalCode = z.string().regex(/^[1-9]\d{3}$/)
const tag = 'Letter check'

const receipt = z
  .object({ id: z.string().meta({ example: 'flr_…' }), reportedAt: instant })
  .meta({ id: 'FalseLetterReceipt' })
export type FalseLetterReceipt = z.output<typeof receipt>

const falseLetter = z
  .object({
    id: z.string().meta({ example: 'flr_…' }),
    sender: z.object({ code: z.string(), name: shownText }).optional().meta({ description: 'whom the letter names' }),
    code: z.string().optional().meta({ description: 'the check code on the letter, as it was typed' }),
    cameBy,
    asks,
    postalCode: z.string().optional(),
    receivedOn: z.iso.date().optional(),
    reportedAt: instant,
    status,
    note: z.string().optional(),
    changedBy: z.string().optional(),
    changedAt: instant.optional(),
  })
  .meta({ id: 'FalseLetter' })
export type FalseLetter = z.output<typeof falseLetter>

const count = z.object({ of: z.string(), count: z.int() }).meta({ id: 'FalseLetterCount' })
const traffic = z
  .object({
    known: z.int().meta({ description: 'checks of the last hour' }),
    unknown: z.int().meta({ description: 'checks of the last hour' }),
    usual: z.number().meta({ description: 'unknown ones per hour, over the week before' }),
  })
  .meta({ id: 'LetterCheckTraffic' })
const figures = z
  .object({
    days: z.array(count).meta({ description: 'reports by day, over thirty days; oldest first' }),
    codes: z.array(count).meta({ description: 'the ten codes that were typed most often' }),
    places: z.array(count).meta({ description: 'the ten postal codes that were given most often' }),
    statuses: z.array(count).meta({ description: 'of all times' }),
    checks: traffic.extend({ spike: z.boolean() }).optional().meta({ description: 'for operators' }),
  })
  .meta({ id: 'FalseLetterFigures' })
export type FalseLetterFigures = z.output<typeof figures>

export const reportFalseLetter = operation({
  id: 'reportFalseLetter',
  tag,
  summary: 'Report a false letter',
  description:
    'For anyone, without signing in. Nothing is asked or stored of the person who reports. The report goes to the entity that the letter names, and to the operators of the hub.',
  body: z.strictObject({
    sender: z.string().min(1).max(40).optional().meta({ description: 'the code of the entity that the letter names' }),
    code: z.string().min(1).max(40).optional().meta({ example: 'PP4T4 EXFEC' }),
    cameBy,
    asks,
    postalCode: postalCode.optional().meta({ description: 'where the letter arrived' }),
    receivedOn: z.iso.date().optional(),
  }),
  answers: { 201: { description: 'The report is stored', body: receipt } },
  refusals: [422],
})
export const listFalseLetters = operation({
  id: 'listFalseLetters',
  tag,
  summary: 'Reports of false letters, newest first',
  description: 'Those that name the entity; operators see all of them.',
  query: z.strictObject({
    status: status.optional(),
    format: z.enum(['json', 'csv']).default('json').meta({ description: '`csv`: at most 10,000 reports' }),
    ...pageQuery,
  }),
  answers: { 200: { description: 'A page of reports', body: page(falseLetter), mediaTypes: ['text/csv'] } },
})
export const getFalseLetterFigures = operation({
  id: 'getFalseLetterFigures',
  tag,
  summary: 'Reports of false letters by day, code and place',
  answers: { 200: { description: 'The figures', body: figures } },
})
export const listCheckSpikes = operation({
  id: 'listCheckSpikes',
  tag,
  summary: 'Unusually many checks of unknown letters',
  description:
    'For operators: one item while more unknown letters were checked in the last hour than fifty, and than five times as many as usual; else none.',
  answers: { 200: { description: 'The spike', body: page(traffic) } },
})
export const changeFalseLetter = operation({
  id: 'changeFalseLetter',
  tag,
  summary: 'Say what was done with a report',
  description: 'A change can be undone by another one. Write no names in the note.',
  path: z.object({ id }),
  body: z.strictObject({ status, note: prose(1000).optional() }),
  answers: { 200: { description: 'The report', body: falseLetter } },
  refusals: [404],
})
