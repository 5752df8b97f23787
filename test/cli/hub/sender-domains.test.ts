import { expect, test } from 'vitest'
import { senderDomainsOf } from '../../../cli/hub/sender-domains.ts'
import { newId, showId } from '../../../core/words/id.ts'

const entity = (): string => showId('entity', newId('entity', new Date()))

test('every domain of SMTP_FROM and SMTP_SENDERS is named once; mail of all comes back to one domain', () => {
  const senders = [`${entity()}=post@Gent.be`, `${entity()}=belasting@gent.be`, `${entity()}=info@stad.example`].join(
    ' ',
  )
  expect(senderDomainsOf({ SMTP_FROM: 'uitpost@Stad.example', SMTP_SENDERS: senders })).toEqual([
    { domain: 'stad.example', returnDomain: 'stad.example', usual: true },
    { domain: 'gent.be', returnDomain: 'stad.example', usual: false },
  ])
  expect(senderDomainsOf({ SMTP_FROM: 'a@stad.example', BOUNCES_DOMAIN: 'B.stad.example' })).toEqual([
    { domain: 'stad.example', returnDomain: 'b.stad.example', usual: true },
  ])
})
