import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../core/db/database.ts'
import { isDatabaseAway } from '../../../core/db/is-database-away.ts'
import { createStatementNames, maxStatementNames } from '../../../core/db/statement-names.ts'
import { cloneDatabase } from '../../support/database/database.ts'

describe('names of statements', () => {
  test('a text keeps its name, no two texts share one, and there are never more than the maximum, also after a renewal', () => {
    const step = fc.oneof(
      { weight: 400, arbitrary: fc.nat(300) },
      { weight: 1, arbitrary: fc.constant('renew' as const) },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6_000, size: 'max' }), (steps) => {
        const names = createStatementNames()
        const ever = new Map<string, string>()
        let now = new Map<string, string>()
        for (const each of steps) {
          if (each === 'renew') {
            names.renew()
            now = new Map()
            continue
          }
          const text = `select ${each}`
          const name = names.nameOf(text)
          if (now.has(text)) expect(name).toBe(now.get(text))
          if (name === undefined || now.has(text)) continue
          expect(ever.has(name)).toBe(false)
          ever.set(name, text)
          now.set(text, name)
          expect(now.size).toBeLessThanOrEqual(maxStatementNames)
        }
      }),
      { numRuns: 8 },
    )
  })

  test('a text that is met often gets a name, however many others are met once in between', () => {
    const names = createStatementNames()
    const often = Array.from({ length: 5 }, (_, round) => {
      for (let i = 0; i < 50; i++) expect(names.nameOf(`select ${round}, ${i}`)).toBeUndefined()
      return names.nameOf('select')
    })
    expect(often.at(-1)).toBeDefined()
  })
})

describe('on a database', () => {
  const open = async () => {
    const at = await cloneDatabase()
    const owner = new pg.Client({ connectionString: at.ownerUrl })
    await owner.connect()
    await owner.query('create table shape (a int); insert into shape values (1); grant select on shape to uitpost_hub')
    const database = openDatabase({ ...at, poolSize: 2 })
    return {
      ...at,
      database,
      owner,
      [Symbol.asyncDispose]: async () => {
        await Promise.all([database.close(), owner.end()])
      },
    }
  }
  const read = sql`select * from shape`
  const named = sql`select count(*) as named from pg_prepared_statements where name like 'uitpost_%'`

  test('the server keeps a frequent statement, and its result may get another column at any time', async () => {
    await using at = await open()
    const { hub } = at.database
    for (let i = 0; i < 8; i++) expect(await hub.query(read)).toEqual([{ a: 1 }])
    expect(await hub.query(named)).not.toEqual([{ named: 0 }])
    await at.owner.query('alter table shape add column b int')
    expect(await hub.query(read)).toEqual([{ a: 1, b: null }])
  })

  test('in a transaction such a change is an error after which the caller repeats the whole', async () => {
    await using at = await open()
    const work = () => at.database.asHub((tx) => tx.query(read))
    for (let i = 0; i < 8; i++) await work()
    await at.owner.query('alter table shape add column b int')
    const error: unknown = await work().catch((thrown: unknown) => thrown)
    expect(isDatabaseAway(error)).toBe(true)
    expect(await work()).toEqual([{ a: 1, b: null }])
  })

  test('so is a connection that lost its statements', async () => {
    await using at = await open()
    const { hub } = at.database
    for (let i = 0; i < 8; i++) await hub.query(read)
    await hub.query(sql`deallocate all`)
    expect(await hub.query(read)).toEqual([{ a: 1 }])
  })

  test('without names nothing is kept', async () => {
    await using at = await open()
    const database = openDatabase({ ...at, poolSize: 1, prepared: false })
    for (let i = 0; i < 8; i++) await database.hub.query(read)
    expect(await database.hub.query(named)).toEqual([{ named: 0 }])
    await database.close()
  })
})
