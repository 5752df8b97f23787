import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, line, page, pageQuery, wholeNumber } from '../words.ts'

export const readerCopy = z
  .object({
    message: z.string().meta({ description: 'the letter', example: 'msg_…' }),
    number: z.int().meta({ description: 'among the copies of the letter, from 1' }),
    reference: z.string(),
    reader: z.string().meta({ description: 'the name of the reader' }),
    status: z.enum(['waiting', 'refused']).meta({
      description: '`waiting`: it is sent once the letter has left. `refused`: it is not tried again by itself',
    }),
    code: z.string().optional().meta({ description: 'for which it was refused', example: 'UP-2103' }),
  })
  .meta({ id: 'ReaderCopy' })
export type ReaderCopy = z.output<typeof readerCopy>

const tag = 'Messages'
const path = z.object({ id, number: wholeNumber(1, 99) })

export const listReaderCopies = operation({
  id: 'listReaderCopies',
  tag,
  summary: 'Copies for further guardians of a minor that were refused',
  description: 'The letter itself went to the first guardian. A letter shows its own copies as `readerCopies`.',
  query: z.strictObject({ ...pageQuery }),
  answers: { 200: { description: 'A page of copies, those of the oldest letter first', body: page(readerCopy) } },
})
export const retryReaderCopy = operation({
  id: 'retryReaderCopy',
  tag,
  summary: 'Request a refused copy once more',
  description: 'A dispatcher sends it within a minute, or refuses it again. Repeating the call changes nothing.',
  path,
  answers: { 204: { description: 'It waits for a dispatcher' } },
  refusals: [404],
})
export const dropReaderCopy = operation({
  id: 'dropReaderCopy',
  tag,
  summary: 'Give a copy up, with a reason',
  description: 'The reader gets no copy. The reason is in the audit log.',
  path,
  body: z.strictObject({ reason: line(500) }),
  answers: { 204: { description: 'It is given up' } },
  refusals: [404],
})
