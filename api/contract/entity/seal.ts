import { z } from 'zod'
import { sealLevels, whenNoTimes } from '../../../dispatcher/seal/entity-seal.ts'
import { operation } from '../operation.ts'
import { id, instant, line } from '../words.ts'

const choice = {
  level: z.enum(sealLevels).meta({
    description:
      '`off`: no seal. `b-b`: PAdES baseline B-B. `b-t`: with a time stamp (RFC 3161), one request for each letter',
  }),
  whenNoTime: z.enum(whenNoTimes).meta({
    description: 'while the time stamp authority does not answer: letters wait, or get a seal without time stamp',
  }),
}
const location = line(100).meta({ description: 'where it is, as readers show it beside the signature' })

export const sealSettings = z
  .object({
    ...choice,
    location: location.optional(),
    changedBy: z.string().optional().meta({ description: 'the name of the person or key that last changed it' }),
    changedAt: instant.optional(),
    certificate: z
      .object({
        subject: z.string().optional(),
        issuer: z.string().optional(),
        endsAt: instant.optional(),
        state: z.enum(['UP', 'ENDS', 'DOWN']).meta({ description: '`ENDS`: within thirty days' }),
        fault: z.string().optional(),
        checkedAt: instant,
      })
      .optional()
      .meta({ description: 'the certificate that seals the letters of the entity; absent: no key is set up' }),
    hasTimeStamps: z.boolean().meta({ description: 'a time stamp authority is set up' }),
    waiting: z
      .object({ letters: z.int(), since: instant.optional() })
      .meta({ description: 'letters that wait because their seal cannot be made' }),
  })
  .meta({ id: 'SealSettings' })
export type SealSettings = z.output<typeof sealSettings>

export const sealFacts = z
  .object({
    level: z.enum(['b-b', 'b-t']),
    intact: z.boolean().meta({
      description:
        'the signature is of exactly these bytes; whether the certificate is to be trusted is for a validator to say',
    }),
    sealedBy: z.string(),
    subject: z.string().meta({ description: 'the distinguished name of the owner of the certificate' }),
    issuer: z.string(),
    serialNumber: z.string().meta({ description: 'hexadecimal' }),
    fingerprint: z.string().meta({ description: 'SHA-256 of the certificate, hexadecimal' }),
    validFrom: instant,
    validTo: instant,
    sealedAt: instant.meta({ description: 'as the hub’s clock had it' }),
    timeStamp: z.object({ at: instant, by: z.string() }).optional(),
  })
  .meta({ id: 'SealFacts' })
export type SealFacts = z.output<typeof sealFacts>

const sealTest = z
  .object({ seal: sealFacts, pdf: z.base64().meta({ description: 'the example letter' }) })
  .meta({ id: 'SealTest' })
export type SealTest = z.output<typeof sealTest>

export const recordSeal = z
  .discriminatedUnion('sealed', [
    z.object({ sealed: z.literal(false) }),
    z.object({ sealed: z.literal(true), document: z.int(), seal: sealFacts }),
  ])
  .meta({ id: 'RecordSeal' })
export type RecordSeal = z.output<typeof recordSeal>

const answers = { 200: { description: 'How the letters of the entity are sealed', body: sealSettings } }

export const getSeal = operation({
  id: 'getSeal',
  tag: 'Set-up',
  summary: 'Whether the letters of the entity get an electronic seal, with which certificate, and what waits for one',
  answers,
})
export const putSeal = operation({
  id: 'putSeal',
  tag: 'Set-up',
  summary: 'Turn electronic seals on or off; for letters that are prepared some seconds later',
  description:
    'Sealed is the PDF of letters of templates that leave digitally: inbox, eBox, email. Letters on paper and letters of test keys get no seal.',
  body: z.strictObject({ ...choice, location: location.optional() }),
  answers,
  refusals: [409],
})
export const postSealTest = operation({
  id: 'testSeal',
  tag: 'Set-up',
  summary:
    'Seal an example letter as the entity’s letters would be, and read the seal again; nothing is stored or sent',
  body: z.strictObject({
    level: z.enum(['b-b', 'b-t']).optional().meta({ description: 'absent: as it is set, else `b-b`' }),
  }),
  answers: {
    200: {
      description: 'The seal, and the PDF that has it',
      body: sealTest,
    },
  },
  refusals: [409, 503],
})
export const getRecordSeal = operation({
  id: 'getRecordSeal',
  tag: 'Archive',
  summary: 'The electronic seal of the letter of a record, read from the bytes that were sent',
  path: z.object({ id }),
  answers: {
    200: {
      description: 'The seal; `sealed` is false for a letter without one',
      body: recordSeal,
    },
  },
  refusals: [404],
})
