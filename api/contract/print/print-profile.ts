import { z } from 'zod'
import { languages } from '../../../core/words/language.ts'
import { printProfileNames } from '../../../templates/model/letter-frame.ts'
import { partialRecipient } from '../messages/recipient.ts'
import { operation } from '../operation.ts'

export const printProfile = z
  .object({
    profile: z.enum(printProfileNames),
    side: z
      .enum(['left', 'right'])
      .meta({ description: 'the side of the window, or of the address on the address sheet, seen from the front' }),
    addressSheet: z.boolean().meta({
      description:
        'the envelope has no window: a sheet with the address is before the letter, and counts in sheets and price',
    }),
    contract: z.string().optional().meta({ description: 'name of the print contract; absent: there is none' }),
    partner: z
      .string()
      .optional()
      .meta({ description: 'of the print contract; absent: no contract, the common window' }),
  })
  .meta({ id: 'PrintProfile' })
export type PrintProfile = z.output<typeof printProfile>

export const getPrintProfile = operation({
  id: 'getPrintProfile',
  tag: 'Set-up',
  summary: 'The envelope window that letters and their previews are made for',
  answers: { 200: { description: 'The print profile', body: printProfile } },
})

export const previewAddressSheet = operation({
  id: 'previewAddressSheet',
  tag: 'Set-up',
  summary: 'The address sheet that is before a letter of the entity, where its envelopes have no window',
  query: z.strictObject({ language: z.enum(languages).optional() }),
  body: z.strictObject({ recipient: partialRecipient.optional() }),
  bodyOptional: true,
  answers: { 200: { description: 'The sheet', mediaTypes: ['application/pdf'] } },
  refusals: [409],
})
