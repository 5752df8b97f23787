import { z } from 'zod'
import { printProfileNames } from '../../templates/model/letter-frame.ts'
import { largestDocument } from '../../templates/supplied/finding.ts'
import type { FormFile } from '../http/read-form.ts'
import { operation } from './operation.ts'
import { id } from './words.ts'

const file = z
  .custom<FormFile>((value) => typeof value === 'object' && value !== null && 'bytes' in value, {
    error: 'Send the PDF as a file.',
  })
  .meta({ type: 'string', format: 'binary', description: `PDF, at most ${largestDocument / 1024 / 1024} MB` })

const check = z
  .object({
    code: z.string(),
    level: z.enum(['error', 'warning']),
    page: z.int().optional(),
    detail: z.string(),
  })
  .meta({ id: 'DocumentCheck' })

export const suppliedDocument = z
  .object({
    id,
    purpose: z.enum(['letter', 'attachment']),
    pages: z.int(),
    size: z.int().meta({ description: 'bytes' }),
    sha256: z.string().meta({ description: 'of the bytes as they came, hex' }),
    pdfa: z.boolean().meta({ description: 'true only where a validator has proven it; this hub has none built in' }),
    address: z
      .object({ lines: z.array(z.string()), valid: z.boolean() })
      .optional()
      .meta({ description: 'as it stands in the window of a letter' }),
    checks: z.array(check),
    unusedUntil: z.iso
      .datetime({ offset: true })
      .meta({ description: 'removed then, unless a message goes out with it' }),
  })
  .meta({ id: 'SuppliedDocument' })
export type SuppliedDocumentAnswer = z.output<typeof suppliedDocument>

export const postDocument = operation({
  id: 'postDocument',
  tag: 'Documents',
  summary: 'Upload a PDF made elsewhere, as a letter or an attachment',
  description:
    'The file is checked before it is kept: whether it can be printed, put into a window envelope and archived. A refusal (422) names every fault with its page and place, and `overlay` leads to a picture of it.',
  form: { file: 'file', largest: largestDocument },
  body: z.strictObject({
    file,
    purpose: z.enum(['letter', 'attachment']),
    profile: z
      .enum(printProfileNames)
      .optional()
      .meta({ description: 'window of the envelope; default: that of the print contract of the entity' }),
  }),
  answers: { 201: { description: 'Kept', body: suppliedDocument } },
  refusals: [422, 503],
})
export const getPreviewPicture = operation({
  id: 'getPreviewPicture',
  tag: 'Documents',
  summary: 'A picture of a page with what is wrong framed in red, for one hour',
  path: z.object({ id, picture: z.string().regex(/^overlay-[1-9]\d?\.png$/) }),
  answers: { 200: { description: 'The picture', mediaTypes: ['image/png'] } },
  refusals: [404],
})
