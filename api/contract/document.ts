import { z } from 'zod'
import { printProfileNames } from '../../templates/model/letter-frame.ts'
import { maxDocumentBytes } from '../../templates/model/max-document-bytes.ts'
import { findingReasons } from '../../templates/supplied/finding.ts'
import { type FormFile, operation } from './operation.ts'
import { id } from './words.ts'

const file = z
  .custom<FormFile>((value) => typeof value === 'object' && value !== null && 'bytes' in value, {
    error: 'Send the PDF as a file.',
  })
  .meta({ type: 'string', format: 'binary', description: `PDF, at most ${maxDocumentBytes / 1024 / 1024} MB` })

const check = z
  .object({
    code: z.string(),
    level: z.enum(['error', 'warning']),
    reason: z.enum(findingReasons).optional().meta({ description: 'which rule within the code' }),
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
    sha256: z.string().meta({ description: 'of the bytes as received, hexadecimal' }),
    pdfa: z.boolean().meta({ description: 'true only if veraPDF has proven it' }),
    pdfaProfile: z
      .string()
      .optional()
      .meta({ description: 'the profile of PDF/A that was proven', example: 'PDF/A-2a' }),
    validation: z.enum(['checked', 'not-checked']).meta({
      description: 'whether veraPDF checked it; `not-checked` if the hub has no veraPDF, or it gave no verdict',
    }),
    address: z
      .object({ lines: z.array(z.string()), valid: z.boolean() })
      .optional()
      .meta({ description: 'as it appears in the window of a letter' }),
    checks: z.array(check),
    overlays: z
      .array(z.string())
      .optional()
      .meta({ description: 'with `pictures=true`: where the pictures of the pages are, for one hour' }),
    unusedUntil: z.iso
      .datetime({ offset: true })
      .meta({ description: 'removed at this moment, unless a message is sent with it' }),
  })
  .meta({ id: 'SuppliedDocument' })
export type SuppliedDocumentAnswer = z.output<typeof suppliedDocument>

export const uploadDocument = operation({
  id: 'uploadDocument',
  tag: 'Documents',
  summary: 'Upload a PDF made elsewhere, as a letter or an attachment',
  description:
    'Before it is stored, the file is checked: can it be printed, put into a window envelope and archived? A refusal (422) names every fault with its page and place, and `overlay` leads to a picture of it; `reason` is a stable name of the rule.',
  form: { file: 'file', largest: maxDocumentBytes },
  body: z.strictObject({
    file,
    purpose: z.enum(['letter', 'attachment']),
    profile: z
      .enum(printProfileNames)
      .optional()
      .meta({ description: 'window of the envelope; default: that of the print contract of the entity' }),
    paper: z.enum(['true', 'false']).optional().meta({
      description:
        '`false`: the letter never goes on paper, so that what concerns printing and the envelope gives warnings only; a message with it is refused where `print` is allowed',
    }),
    pictures: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true`: a picture of every page, including those without faults' }),
  }),
  answers: { 201: { description: 'Kept', body: suppliedDocument } },
  refusals: [422, 503],
})
export const getPreviewPicture = operation({
  id: 'getPreviewPicture',
  tag: 'Documents',
  summary: 'A picture of a page of an upload, or a document of a route preview; available for one hour',
  description:
    'Pictures frame faults in red and possible faults in brown, and need `documents:write`. Documents of `POST /v1/route-previews` are `letter.pdf`, `page.html`, `email.html` and `attachment-1.pdf` to `attachment-5.pdf`, and need `messages:send`.',
  path: z.object({
    id,
    picture: z.string().regex(/^(overlay-[1-9]\d?\.png|letter\.pdf|page\.html|email\.html|attachment-[1-5]\.pdf)$/),
  }),
  answers: {
    200: { description: 'The picture or the document', mediaTypes: ['image/png', 'application/pdf', 'text/html'] },
  },
  refusals: [404],
})
