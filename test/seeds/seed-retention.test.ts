import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { countDueRecords } from '../../archive/retention/count-due.ts'
import { listSeries } from '../../archive/retention/series.ts'
import { createEntity } from '../../core/tenants/entities.ts'
import { seedRetention } from '../../seeds/seed-retention.ts'
import { OfficeWriter } from '../../templates/render/office-letter.ts'
import { openArchiveFixture } from '../archive/archive-fixture.ts'

test('the trial has series with rules, letters whose term has ended, and one of them held; a second start adds nothing', async () => {
  const at = await openArchiveFixture()
  const { database } = at.test
  const wanted = { code: 'OVO000901', name: { nl: 'Dienst' }, kind: 'flemish', languagePolicy: 'free' } as const
  const { id } = await database.asHub((tx) => createEntity(tx, at.keyring, wanted, at.clock.now()))
  const deps = { database, archive: at.context, keyring: at.keyring, offices: new OfficeWriter() }
  expect(await seedRetention(deps, at.clock.now())).toBe(true)
  expect(await seedRetention(deps, at.clock.now())).toBe(false)
  await countDueRecords(database.hub, at.clock.now())
  const series = new Map((await listSeries(database.hub, id)).map((each) => [each.key, each]))
  expect(series.get('herinneringen')).toMatchObject({ due: 6, held: 1 })
  expect(series.get('beslissingen')?.rule?.destination).toBe('keep')
  expect(series.get('informatie')?.rule).toBeUndefined()
  const states = await database.hub.query(sql`select distinct status from record_state`)
  expect(states).toEqual([{ status: 'delivered' }])
})
