import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { SealFacts, SealSettings } from '../../api/contract/entity/seal.ts'
import { readSeal } from '../../templates/seal/read-seal.ts'
import { jsonOf } from '../support/hub/run-command.ts'
import { openCommandHub } from './command-hub.ts'

vi.setConfig({ testTimeout: 120_000 })
const { hub, uitpost } = await openCommandHub()
const shown = async (): Promise<SealSettings> => jsonOf<SealSettings>(await uitpost('seal', 'show', '--json'))

test('show, test and set say and do what the hub has, and what is not named stays as it is', async () => {
  await hub.until(shown, ({ certificate }) => certificate?.state === 'UP')
  const before = await uitpost('seal', 'show')
  expect(before).toMatchObject({ code: 0, err: '' })
  expect(before.out).toMatch(
    /^letters get no seal\ncertificate of Seal of the trial, issued by Authority of the trial, until \d{4}-/,
  )

  const out = join(hub.dataDir, 'sample.pdf')
  const tested = await uitpost('seal', 'test', '--level', 'b-b', '--out', out)
  expect(tested).toMatchObject({ code: 0, err: '' })
  expect(tested.out).toMatch(/sealed by Seal of the trial[^]*level PAdES B-B[^]*exactly these bytes/)
  expect(tested.out).not.toContain('time stamp')
  expect(await readSeal(await readFile(out))).toMatchObject({ isIntact: true, level: 'b-b' })
  const facts = jsonOf<SealFacts>(await uitpost('seal', 'test', '--level', 'b-t', '--json'))
  expect(facts).toMatchObject({ intact: true, level: 'b-t', subject: expect.stringContaining('CN=Seal of the trial') })
  expect(facts.timeStamp?.by).toBe('Time stamps of the trial')

  const set = await uitpost('seal', 'set', '--level', 'b-t', '--when-no-time', 'without', '--location', 'Brussel')
  expect(set).toMatchObject({ code: 0, err: '' })
  expect(set.out).toMatch(
    /PAdES B-T\nwhile no time stamp can be had: seals have none\nshown beside the signature: Brussel/,
  )
  expect((await uitpost('seal', 'test')).out).toContain('time stamp of')
  expect((await uitpost('seal', 'set', '--level', 'b-b')).code).toBe(0)
  expect(await shown()).toMatchObject({ level: 'b-b', whenNoTime: 'without', location: 'Brussel' })
  expect((await uitpost('seal', 'set', '--level', 'b-b', '--location', '')).code).toBe(0)
  expect(await shown()).not.toHaveProperty('location')
})

test('wrong use and a key that cannot be read are refused in words, and nothing is changed', async () => {
  const before = await shown()
  expect(await uitpost('seal', 'set')).toMatchObject({ code: 2, err: expect.stringContaining('--level') })
  expect(await uitpost('seal', 'set', '--level', 'gold')).toMatchObject({
    code: 2,
    err: expect.stringContaining('b-t'),
  })
  expect(await uitpost('seal', 'set', '--level', 'b-b', '--location', 'x'.repeat(101))).toMatchObject({ code: 1 })
  expect(await shown()).toEqual(before)

  const file = join(hub.dataDir, 'seals/seals.json')
  const good = await readFile(file)
  await writeFile(file, JSON.stringify({ seals: [{ entity: '*', keyFile: '/nowhere' }] }))
  const out = join(hub.dataDir, 'never.pdf')
  const refused = await uitpost('seal', 'test', '--out', out)
  expect(refused.code).not.toBe(0)
  expect(refused.err).toContain('UP-5047')
  await expect(readFile(out)).rejects.toThrow('ENOENT')
  await writeFile(file, good)

  expect((await uitpost('seal', 'set', '--level', 'off')).out).toMatch(/^letters get no seal/)
  for (const command of ['show', 'set', 'test'])
    expect((await uitpost('seal', command, '--help')).out).toContain(`$ uitpost seal ${command}`)
})
