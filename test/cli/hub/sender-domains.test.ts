import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { senderDomainsOf } from '../../../cli/hub/mail/sender-domains.ts'
import { newId, showId } from '../../../core/words/id.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { runCommand } from '../../support/hub/run-command.ts'

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

test('the command releases the domain that waits; where several wait, it names them and requires one', async () => {
  const { database, hubUrl } = await cloneDatabase()
  const release = (...more: string[]) =>
    runCommand(['sender-domains', 'release', 'gmail', '--reason', 'Lijst verbeterd', ...more], {
      DATABASE_URL_HUB: hubUrl,
    })
  await database.hub.query(sql`
    insert into mail_brake (sender_domain, provider, began_at, handed_over, complaints)
    values ('gent.be', 'gmail', now(), 1000, 5), ('stad.example', 'gmail', now(), 1000, 5)`)
  const unnamed = await release()
  expect(unnamed.code).not.toBe(0)
  expect(unnamed.err).toContain('gent.be, stad.example')
  expect(await release('--domain', 'Gent.be')).toMatchObject({ code: 0 })
  expect((await release('--domain', 'gent.be')).err).toContain('does not wait')
  expect(await release()).toMatchObject({ code: 0 })
  const audited = await database.hub.query(
    sql`select subject from audit_entry where action = 'release-provider' order by at`,
  )
  expect(audited).toEqual([{ subject: 'gent.be gmail' }, { subject: 'stad.example gmail' }])
})
