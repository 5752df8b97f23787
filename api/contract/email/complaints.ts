import { z } from 'zod'
import { providers } from '../../../channels/email/store/mail-providers.ts'
import { operation } from '../operation.ts'
import { instant, prose } from '../words.ts'

const provider = z.enum(providers)

export const complaintRate = z
  .object({
    domain: z.string().meta({ description: 'domain of the From address' }),
    provider,
    providerName: z
      .string()
      .optional()
      .meta({ description: 'as people know it; absent for `other`: all other servers' }),
    mails: z.int().meta({ description: 'handed over in the window; after a release, since then' }),
    complaints: z.int().meta({ description: 'that came in the window' }),
    percent: z.number().meta({ description: 'complaints per hundred mails' }),
    state: z
      .enum(['few', 'good', 'warning', 'over', 'waiting'])
      .meta({ description: '`few`: too few mails to judge; `waiting`: bulk mail to this provider waits' }),
    waitsSince: instant.optional(),
  })
  .meta({ id: 'ComplaintRate' })
export type ComplaintRate = z.output<typeof complaintRate>

export const complaintRates = z
  .object({
    windowDays: z.int(),
    warnPercent: z.number(),
    brakePercent: z.number(),
    minMails: z.int(),
    items: z.array(complaintRate),
  })
  .meta({ id: 'ComplaintRates' })
export type ComplaintRates = z.output<typeof complaintRates>

export const getComplaintRates = operation({
  id: 'getComplaintRates',
  tag: 'Operators',
  summary: 'Complaints about our mail by mail provider, and where bulk mail waits for them',
  answers: { 200: { description: 'The limits, and a line per provider to which mail went', body: complaintRates } },
})
export const releaseProvider = operation({
  id: 'releaseProvider',
  tag: 'Operators',
  summary: 'Let bulk mail to a provider leave again',
  description:
    'Mails and complaints of before the release no longer count. What waits becomes due in slices, 500 letters every ten seconds. The reason is kept in the audit log.',
  path: z.object({ domain: z.string().max(253), provider }),
  body: z.strictObject({ reason: prose(500).min(1) }),
  answers: { 200: { description: 'The complaints by provider', body: complaintRates } },
  refusals: [409],
})
