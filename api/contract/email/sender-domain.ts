import { z } from 'zod'
import { findingStates, senderChecks } from '../../../channels/email/store/sender-domain/finding.ts'
import { operation } from '../operation.ts'
import { instant, shownText } from '../words.ts'

const findingState = z.enum(findingStates)

export const dnsRecord = z
  .object({
    name: z.string().meta({ description: 'name in DNS; of a `FILE`, the address at which it is served' }),
    type: z.enum(['TXT', 'MX', 'FILE']),
    value: z.string().meta({ description: 'as it is pasted' }),
  })
  .meta({ id: 'DnsRecord' })

export const senderFinding = z
  .object({
    check: z.enum(senderChecks),
    state: findingState,
    code: z.string(),
    sentence: shownText.meta({ description: 'what it means, in Dutch and English' }),
    records: z.array(dnsRecord).meta({ description: 'what to publish; empty where nothing is to be done' }),
  })
  .meta({ id: 'SenderFinding' })
export type SenderFinding = z.output<typeof senderFinding>

export const senderDomain = z
  .object({
    domain: z.string().meta({ description: 'domain of the From address' }),
    returnDomain: z.string().meta({ description: 'domain of the envelope senders, to which mail comes back' }),
    state: findingState.optional().meta({ description: 'the worst of the findings; absent before the first check' }),
    stateSince: instant.optional(),
    checkedAt: instant.optional(),
    nextAt: instant.optional().meta({ description: 'the next check; absent where it is done only on request' }),
    checking: z.boolean().meta({ description: 'a check was requested and is not done yet' }),
    findings: z.array(senderFinding),
  })
  .meta({ id: 'SenderDomain' })
export type SenderDomain = z.output<typeof senderDomain>

const path = z.object({ domain: z.string().max(253) })

export const listSenderDomains = operation({
  id: 'listSenderDomains',
  tag: 'Operators',
  summary: 'The domains from which mail is sent, with the last check of SPF, DKIM, DMARC, MX, MTA-STS and TLS-RPT',
  answers: { 200: { description: 'The domains', body: z.object({ items: z.array(senderDomain) }) } },
})
export const checkSenderDomain = operation({
  id: 'checkSenderDomain',
  tag: 'Operators',
  summary: 'Check a sender domain now',
  description:
    'A dispatcher does it within seconds: read the domain until `checking` is false. It is also checked once a day by itself.',
  path,
  answers: { 202: { description: 'The domain, with the check before', body: senderDomain } },
  refusals: [404],
})
