import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { followSellers, readSellers } from '../../../channels/peppol/adapter/senders-file.ts'
import type { Log } from '../../../core/log.ts'

const folder = mkdtempSync(join(tmpdir(), 'uitpost-senders-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'senders.json')
const sender = (entity: string) => ({
  entity,
  name: 'Agentschap Voorbeeld',
  enterpriseNumber: '0206731645',
  vat: true,
  street: 'Voorbeeldlaan 1',
  postalCode: '9999',
  city: 'Voorbeeldegem',
})
const write = (text: string): void => {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

test('an entity joins and leaves without a restart, and a list that is wrong leaves the last, with one line in the log', async () => {
  const lines: unknown[] = []
  const note = (line: unknown): void => void lines.push(line)
  const sellers = followSellers(path, { info: note, error: note } as unknown as Log)
  const codes = async (): Promise<string[]> => [...(await sellers()).keys()]
  write(JSON.stringify([sender('OVO000901')]))
  expect(await codes()).toEqual(['OVO000901'])
  expect(lines).toEqual([])
  write(JSON.stringify([sender('OVO000901'), sender('OVO000902')]))
  expect(await codes()).toEqual(['OVO000901', 'OVO000902'])
  write('[{"entity": "OVO000901", "secret": "geheim')
  expect(await codes()).toEqual(['OVO000901', 'OVO000902'])
  expect(await codes()).toEqual(['OVO000901', 'OVO000902'])
  rmSync(path)
  expect(await codes()).toEqual(['OVO000901', 'OVO000902'])
  expect(lines).toEqual([{ senders: 2 }, { code: 'not JSON', senders: 2 }, { code: 'ENOENT', senders: 2 }])
  write(JSON.stringify([sender('OVO000902')]))
  expect(await codes()).toEqual(['OVO000902'])
})

test('the first place that is wrong is named, and no content of the file', () => {
  write(JSON.stringify([{ ...sender('OVO000901'), enterpriseNumber: '1234' }]))
  expect(() => readSellers(path)).toThrow('0.enterpriseNumber: expected the 10 digits of an enterprise number')
  write('{"geheim": ')
  expect(() => readSellers(path)).toThrow(/^not JSON$/)
})
