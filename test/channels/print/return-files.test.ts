import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createLineReader,
  type ReadLine,
  ReturnFileRefused,
} from '../../../channels/print/adapter/parse-return-line.ts'
import { csvIndexProfile } from '../../../channels/print/adapter/partner-profile.ts'
import { splitLines } from '../../../channels/print/adapter/split-lines.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

/** A file as it is parsed: all its lines with content. */
async function readFile(name: string, text: string | Uint8Array, pieceSize = 7): Promise<ReadLine[]> {
  const read = createLineReader(name, undefined, new Date('2027-01-01T00:00:00Z'))
  const found: ReadLine[] = []
  for await (const line of splitLines(inPieces(Buffer.from(text), pieceSize), 500)) {
    if (line.text === undefined) found.push({ kind: 'refused', line: line.number, reason: 'too-long' })
    else found.push(read(line.number, line.text))
  }
  return found.filter(({ kind }) => kind !== 'none')
}
const good = (letter: string) => `{"letter":"${letter}","event":"posted","at":"2026-11-25T08:00:00Z"}`

test('JSON lines and CSV have the same meaning', async () => {
  const json = await readFile(
    'r.jsonl',
    '{"letter":"dlv_a_1","event":"posted","at":"2026-11-25T08:00:00+01:00","sheets":2,"tracking":"RR123456785BE"}\n\n' +
      '{"letter":"dlv_b_1","event":"returned","at":"2026-11-25T08:00:00+01:00","reason":"moved"}\n',
  )
  const csv = await readFile(
    'r.CSV',
    '\ufeffletter;event;at;sheets;tracking;reason\r\ndlv_a_1;posted;2026-11-25T08:00:00+01:00;2;RR123456785BE;\r\n"dlv_b_1";returned;2026-11-25T08:00:00+01:00;;;moved\r\n',
  )
  const at = new Date('2026-11-25T07:00:00Z')
  const lines = [
    { line: 1, letter: 'dlv_a_1', event: 'posted', at, sheets: 2, tracking: 'RR123456785BE' },
    { line: 3, letter: 'dlv_b_1', event: 'returned', at, reason: 'moved' },
  ]
  expect(json).toEqual(lines.map((line) => ({ kind: 'taken', line })))
  expect(csv).toEqual(lines.map((line, i) => ({ kind: 'taken', line: { ...line, line: i + 2 } })))
})

test('the free words of a sorter are not stored', async () => {
  const line = {
    letter: 'dlv_a_1',
    event: 'returned',
    at: '2026-11-25T08:00:00Z',
    reason: 'Mevr. Janssens is verhuisd',
  }
  const [read] = await readFile('r.jsonl', JSON.stringify(line))
  expect(read).toMatchObject({ kind: 'taken', line: { reason: 'other' } })
})

const billed = (more: object): string =>
  JSON.stringify({ letter: 'dlv_b_1', event: 'billed', at: '2026-11-25T08:00:00Z', ...more })

test.each([
  ['r.jsonl', 'nonsense', 'not-json'],
  ['r.jsonl', '"a"', 'not-json'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"lost","at":"2026-11-25T08:00:00Z"}', 'event'],
  ['r.jsonl', '{"event":"posted","at":"2026-11-25T08:00:00Z"}', 'letter'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"posted","at":"25/11/2026"}', 'at'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"printed","at":"2026-11-25T08:00:00Z","sheets":0}', 'sheets'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"posted","at":"0000-01-01T00:00:00Z"}', 'at'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"posted","at":"9999-01-01T00:00:00Z"}', 'at'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"billed","at":"2026-11-25T08:00:00Z","sheets":1}', 'amount'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"billed","at":"2026-11-25T08:00:00Z","amount":" "}', 'amount'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"billed","at":"2026-11-25T08:00:00Z","amount":-1000001}', 'amount'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"printed","at":"2026-11-25T08:00:00Z","sheets":true}', 'sheets'],
  ['r.jsonl', `{"letter":"${'x'.repeat(600)}"}`, 'too-long'],
  // Postage is a part of an amount, and of a credit a credit.
  ['r.jsonl', billed({ amount: 158, postageAmount: 159 }), 'postageAmount'],
  ['r.jsonl', billed({ amount: 158, postageAmount: -1 }), 'postageAmount'],
  ['r.jsonl', billed({ amount: -158, postageAmount: 1 }), 'postageAmount'],
  ['r.jsonl', billed({ amount: 158, postageAmount: 1.5 }), 'postageAmount'],
  ['r.jsonl', '{"letter":"dlv_b_1","event":"printed","at":"2026-11-25T08:00:00Z","postageAmount":9}', 'postageAmount'],
  ['r.csv', 'dlv_b_1;posted', 'columns'],
  ['r.csv', 'dlv_b_1;posted;2026-11-25T08:00:00Z;rr 12', 'tracking'],
  ['r.csv', '"dlv_b_1;posted;2026-11-25T08:00:00Z;', 'not-csv'],
])(
  'of %s the line %s is refused, with its number and the reason %s; its neighbours count',
  async (name, bad, reason) => {
    const csv = name.endsWith('.csv')
    const neighbour = (letter: string) => (csv ? `${letter};posted;2026-11-25T08:00:00Z;` : good(letter))
    const text = [...(csv ? ['letter;event;at;tracking'] : []), neighbour('dlv_a_1'), bad, neighbour('dlv_c_1'), '']
    const read = await readFile(name, text.join('\n'))
    expect(read.map(({ kind }) => kind)).toEqual(['taken', 'refused', 'taken'])
    expect(read[1]).toEqual({ kind: 'refused', line: csv ? 3 : 2, reason })
  },
)

test('a CSV file without heading is refused as a whole', async () => {
  await expect(readFile('r.csv', 'dlv_a_1;posted;2026-11-25T08:00:00Z\n')).rejects.toMatchObject({ code: 'no-header' })
})

test('however the bytes are cut into pieces, the lines are the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll(/[\r\n\ufeff]/g, ''))),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('\n', '\r\n'),
      async (lines, size, end) => {
        const bytes = Buffer.from(lines.map((line) => line + end).join(''))
        const found: string[] = []
        for await (const { number, text } of splitLines(inPieces(bytes, size), 1_000)) {
          expect(number).toBe(found.length + 1)
          found.push(text ?? 'too long')
        }
        expect(found).toEqual(lines)
      },
    ),
  )
})

test('whatever bytes come, each line is accepted or refused, or the whole file is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('r.jsonl', 'r.csv'), async (noise, name) => {
      try {
        for (const line of await readFile(name, noise)) if (line.kind === 'taken') expect(line.line.letter).not.toBe('')
      } catch (error) {
        expect(error).toBeInstanceOf(ReturnFileRefused)
      }
    }),
  )
})

test('postage is read in the words and the notation of the partner', () => {
  const csv = 'Bestand;Status;Tijdstip;Bedrag;Portkosten\ndlv_a-1.pdf;Factuur;25/11/2026 09:00;1,58;1,12\n'
  const reader = createLineReader('f.csv', csvIndexProfile)
  const [, line] = csv.split('\n').map((text, at) => reader(at + 1, text))
  expect(line).toMatchObject({ kind: 'taken', line: { amount: 158, postageAmount: 112 } })
})
