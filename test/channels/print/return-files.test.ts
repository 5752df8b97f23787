import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReturnFile, ReturnFileRefused } from '../../../channels/print/adapter/parse-return-file.ts'
import { readReturnFiles } from '../../../channels/print/adapter/read-return-files.ts'
import { startFaultySftp } from '../../support/faulty-sftp.ts'
import { newFolder } from './print-house.ts'

const never = new AbortController().signal
const bytes = (text: string): Buffer => Buffer.from(text)

test('JSON lines and CSV say the same', () => {
  const json = parseReturnFile(
    'r.jsonl',
    bytes(
      '{"letter":"dlv_a_1","event":"posted","at":"2026-11-25T08:00:00+01:00","sheets":2,"tracking":"RR123456785BE"}\n\n' +
        '{"letter":"dlv_b_1","event":"returned","at":"2026-11-25T08:00:00+01:00","reason":"moved"}\n',
    ),
  )
  const csv = parseReturnFile(
    'r.CSV',
    bytes(
      '\ufeffletter;event;at;sheets;tracking;reason\r\ndlv_a_1;posted;2026-11-25T08:00:00+01:00;2;RR123456785BE;\r\ndlv_b_1;returned;2026-11-25T08:00:00+01:00;;;moved\r\n',
    ),
  )
  const at = new Date('2026-11-25T07:00:00Z')
  expect(json).toEqual([
    { line: 1, letter: 'dlv_a_1', event: 'posted', at, sheets: 2, tracking: 'RR123456785BE' },
    { line: 3, letter: 'dlv_b_1', event: 'returned', at, reason: 'moved' },
  ])
  expect(csv).toEqual(json.map((line, i) => ({ ...line, line: i + 2 })))
})

test('the free words of a sorter are not kept', () => {
  const line = {
    letter: 'dlv_a_1',
    event: 'returned',
    at: '2026-11-25T08:00:00Z',
    reason: 'Mevr. Janssens is verhuisd',
  }
  expect(parseReturnFile('r.jsonl', bytes(JSON.stringify(line)))[0]?.reason).toBe('other')
})

test('a file with a fault is refused whole, by line number', () => {
  const good = '{"letter":"dlv_a_1","event":"posted","at":"2026-11-25T08:00:00Z"}'
  const read = () => parseReturnFile('r.jsonl', bytes(`${good}\n{"letter":"dlv_b_1","event":"lost"}\nnonsense\n`))
  expect(read).toThrow(expect.objectContaining({ lines: [2, 3] }))
})

test('whatever bytes come, they are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('r.jsonl', 'r.csv'), (noise, name) => {
      try {
        for (const line of parseReturnFile(name, noise)) expect(line.letter).not.toBe('')
      } catch (error) {
        expect(error).toBeInstanceOf(ReturnFileRefused)
      }
    }),
  )
})

test('files are taken in order of name, moved when done, kept when taking failed, and put apart when unreadable', async () => {
  const folder = newFolder()
  const peer = await startFaultySftp(folder)
  try {
    expect(await readReturnFiles({ url: peer.url }, never, async () => {})).toEqual({ done: [], refused: [] })
    mkdirSync(join(folder, 'out'))
    for (const name of ['2.jsonl', '1.csv', '3.jsonl.part', '4.jsonl']) writeFileSync(join(folder, 'out', name), name)
    const seen: string[] = []
    const first = readReturnFiles({ url: peer.url }, never, async ({ source, bytes: read }) => {
      expect(String(Buffer.from(read))).toBe(source)
      if (source === '2.jsonl') throw new ReturnFileRefused(source, [1])
      if (source === '4.jsonl') throw new Error('The database is away')
      seen.push(source)
    })
    await expect(first).rejects.toThrow('The database is away')
    expect(seen).toEqual(['1.csv'])
    expect(existsSync(join(folder, 'out', '4.jsonl'))).toBe(true)
    expect(readdirSync(join(folder, 'out', 'done'))).toEqual(['1.csv'])
    expect(readdirSync(join(folder, 'out', 'refused'))).toEqual(['2.jsonl'])
    expect(await readReturnFiles({ url: peer.url }, never, async () => {})).toEqual({ done: ['4.jsonl'], refused: [] })
    expect(existsSync(join(folder, 'out', '3.jsonl.part'))).toBe(true)
  } finally {
    await peer.close()
  }
})
