import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readHouseStyle } from '../../../seeds/read-house-style.ts'
import { readTemplateFolders } from '../../../seeds/read-template-folder.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import type { LetterFrame } from '../../../templates/model/letter-frame.ts'
import type { TemplateTree } from '../../../templates/model/template-tree.ts'
import { openRenderer, type RenderPool } from '../../../templates/render/open-renderer.ts'
import type { LetterToRender, RenderedMessage, RenderTask } from '../../../templates/render/render-task.ts'

let pool: RenderPool
let task: RenderTask
let letter: LetterToRender

beforeAll(async () => {
  pool = openRenderer({ threads: 1 })
  const folder = (await readTemplateFolders()).find(({ key }) => key === 'aanslagbiljet-onroerende-voorheffing')
  if (!folder) throw new Error('The seeded tax assessment is gone')
  const { tree } = checkTemplate(folder.source, [])
  const frame: LetterFrame = {
    message: '01980000-0000-7000-8000-000000000001',
    variant: 'normal',
    profile: 'c5-right',
    houseStyle: await readHouseStyle(folder.entity),
    addressLines: ['Mevrouw Mieke Voorbeeld', 'Proefstraat 12 bus 3', '9999 Voorbeeldegem'],
    letterDate: '2026-11-23',
    references: { ours: 'OV-2026-0084217' },
  }
  const data = checkData(folder.source.variables, folder.source.samples[0]?.data).data
  letter = { id: 'a', media: ['letter', 'page', 'email'], language: 'nl', data, frame, email: { replyAllowed: true } }
  task = { template: { hash: hashOf(tree), tree }, letters: [letter] }
})
afterAll(() => pool.close())

describe('the render pool', () => {
  test('writes one letter for paper, inbox and email', async () => {
    const done = await renderOne(task)
    const pdf = Buffer.concat((done.letter?.segments ?? []).map((part) => part.bytes))
    expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7')
    expect(done.letter?.pages).toBe(2)
    expect(text(done.page)).toContain('<h1>Aanslagbiljet onroerende voorheffing 2026</h1>')
    expect(text(done.email?.html)).toContain('€\u00a0384,20')
    expect(text(done.email?.text)).toContain('+++085/1927/54115+++')
    expect(done.payment).toMatchObject({ cents: 38420, iban: 'BE68539007547034', due: '2027-01-23' })
    expect(done.actions.map(({ kind }) => kind)).toEqual(['pay', 'object'])
  })

  test('gives the same bytes for the same letter', async () => {
    const [first, second] = [await renderOne(task), await renderOne(task)]
    expect(hashOf(first)).toBe(hashOf(second))
  })

  test('keeps the parts that letters share recognisable by their hash', async () => {
    const shared = ((await renderOne(task)).letter?.segments ?? []).filter((part) => part.shared !== undefined)
    expect(shared.length).toBeGreaterThan(0)
    for (const part of shared) expect(createHash('sha256').update(part.bytes).digest('hex')).toBe(part.shared)
  })

  test('a letter that cannot be filled does not affect the others, and its fault quotes nothing', async () => {
    const broken: LetterToRender = { ...letter, id: 'broken', data: { ...letter.data, berekening: [null] } }
    const outcomes = await pool.render({ ...task, letters: [letter, broken, { ...letter, id: 'c' }] }, 'bulk')
    expect(outcomes.map(({ id, ok }) => [id, ok])).toEqual([
      ['a', true],
      ['broken', false],
      ['c', true],
    ])
    const [, fault] = outcomes
    expect(fault).toMatchObject({ ok: false, fault: { stage: 'fill' } })
    expect(JSON.stringify(fault)).not.toMatch(/Voorbeeld|384/)
  })

  test.each<[string, string, Partial<LetterFrame>, number]>([
    ['a character that no font has', 'UP-2106', { addressLines: ['Zeger \u{1F525}', '9999 Voorbeeldegem'] }, 0],
    ['a reference that runs into the text', 'UP-2204', { references: { ours: 'X', contact: 'regel '.repeat(600) } }, 0],
    ['more pages than an envelope takes', 'UP-4001', {}, 900],
  ])('%s is reported by its code, %s, and the others are drawn', async (_what, code, frame, rows) => {
    const { berekening } = letter.data as { berekening: readonly object[] }
    const data = rows === 0 ? letter.data : { ...letter.data, berekening: Array(rows).fill(berekening[0]) }
    const wrong: LetterToRender = { ...letter, id: 'wrong', data, frame: { ...letter.frame, ...frame } }
    const [reported, neighbour] = await pool.render({ ...task, letters: [wrong, letter] }, 'bulk')
    expect([reported, neighbour?.ok]).toEqual([
      { id: 'wrong', ok: false, fault: expect.objectContaining({ code, stage: 'letter' }) },
      true,
    ])
    expect(JSON.stringify(reported)).not.toMatch(/Zeger|regel regel|Voorbeeldegem/)
    // Its writer may preview a letter that is too long.
    const seen = { ...wrong, frame: { ...wrong.frame, watermark: 'preview' as const } }
    expect((await pool.render({ ...task, letters: [seen] }, 'bulk'))[0]?.ok).toBe(code === 'UP-4001')
  })

  test('an urgent task passes the waiting bulk', async () => {
    const order: string[] = []
    const eight = { ...task, letters: Array.from({ length: 8 }, (_, index) => ({ ...letter, id: String(index) })) }
    const run = async (name: string, lane: 'bulk' | 'urgent' | 'normal'): Promise<void> => {
      await pool.render(eight, lane)
      order.push(name)
    }
    await Promise.all([
      run('bulk 1', 'bulk'),
      run('bulk 2', 'bulk'),
      run('bulk 3', 'bulk'),
      run('normal', 'normal'),
      run('urgent', 'urgent'),
    ])
    expect(order.indexOf('urgent')).toBeLessThan(order.indexOf('normal'))
    expect(order.indexOf('normal')).toBeLessThan(order.indexOf('bulk 3'))
  })

  test('within a lane entities take turns', async () => {
    const order: string[] = []
    const run = async (entity: string): Promise<void> => {
      await pool.render(task, 'normal', entity)
      order.push(entity)
    }
    await Promise.all([run('a'), run('a'), run('a'), run('a'), run('b')])
    expect(order.indexOf('b')).toBeLessThan(3)
  })

  test('refuses a task that would hold a thread too long', async () => {
    const nine = { ...task, letters: Array.from({ length: 9 }, () => letter) }
    await expect(pool.render(nine, 'bulk')).rejects.toThrow('at most 8')
  })
})

async function renderOne(one: RenderTask): Promise<RenderedMessage> {
  const [outcome] = await pool.render(one, 'normal')
  if (!outcome?.ok) throw new Error(`Not rendered: ${JSON.stringify(outcome)}`)
  return outcome
}

function hashOf(value: TemplateTree | RenderedMessage): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

function text(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}

describe('a letter that takes too long', () => {
  /** A table of 30,000 rows: seconds of work, whatever the machine. */
  const heavy = (): LetterToRender => {
    const { berekening } = letter.data as { berekening: readonly object[] }
    return { ...letter, id: 'heavy', data: { ...letter.data, berekening: Array(30_000).fill(berekening[0]) } }
  }

  test('is a fault of its own: the others are drawn, and its thread draws for others at once', async () => {
    const hasty = openRenderer({ threads: 1, limitMs: 1_000 })
    await hasty.render(task, 'bulk', 'a')
    const both = hasty.render({ ...task, letters: [{ ...letter, id: 'before' }, heavy()] }, 'bulk', 'a')
    const other = hasty.render(task, 'bulk', 'b')
    expect((await other)[0]?.id).toBe('a')
    const [before, fault] = await both
    expect([before?.id, fault]).toEqual([
      'before',
      {
        id: 'heavy',
        ok: false,
        fault: { stage: 'letter', code: 'UP-4001', detail: expect.stringContaining('too long') },
      },
    ])
    await hasty.close()
  })

  test('in a preview holds no letter, and is aborted when its reader disconnects', async () => {
    const gone = new AbortController()
    const looking = pool.preview({ ...task, letters: [heavy()] }, { entity: 'a', signal: gone.signal })
    const waiting = pool.preview(task, { entity: 'a', signal: gone.signal })
    const given = Promise.allSettled([looking, waiting])
    expect((await pool.render(task, 'bulk', 'b'))[0]?.ok).toBe(true)
    gone.abort(new Error('hung up'))
    for (const each of await given) expect(each).toMatchObject({ status: 'rejected', reason: { message: 'hung up' } })
    expect((await pool.preview(task, { entity: 'a' }))[0]?.ok).toBe(true)
  })
})
