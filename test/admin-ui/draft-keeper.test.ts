import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contentOf, type DraftContent } from '../../admin-ui/src/templates/editor/draft-content.ts'
import { DraftKeeper, type TextKeeper, type UnsavedText } from '../../admin-ui/src/templates/editor/draft-keeper.ts'
import { mergeDrafts } from '../../admin-ui/src/templates/editor/merge/merge-drafts.ts'
import type { Choice } from '../../admin-ui/src/templates/editor/merge/merge-values.ts'
import { Problem } from '../../admin-ui/src/ui/api/problem.ts'
import type { TemplateVersion } from '../../admin-ui/src/ui/api/template-types.ts'

/** A draft of the hub: saves with the right revision only, as the API does. */
class Hub {
  version: TemplateVersion = {
    key: 'brief',
    name: { nl: 'Brief' },
    class: 'information',
    version: 1,
    status: 'draft',
    revision: 1,
    afterRetirement: null,
    ownWork: true,
    createdAt: '2026-11-25T10:00:00Z',
    languages: { nl: { subject: 'Brief', body: 'begin' } },
    fallback: ['nl'],
    variables: [],
    actions: [],
    samples: [],
    blocks: [],
    mentions: [],
    faults: [],
    hints: [],
    steps: [],
  }
  fail: Problem | undefined
  /** The save arrives, its answer does not. */
  loseAnswer = false
  readonly puts: DraftContent[] = []
  put(content: DraftContent, revision: number): Promise<TemplateVersion> {
    this.puts.push(content)
    if (this.fail !== undefined) return Promise.reject(this.fail)
    if (revision !== this.version.revision) return Promise.reject(new Problem(412, { code: 'UP-1412' }, undefined))
    this.version = { ...this.version, languages: content.languages, revision: revision + 1 }
    if (!this.loseAnswer) return Promise.resolve(this.version)
    this.loseAnswer = false
    return Promise.reject(new Problem(0, {}, undefined))
  }
  get(): Promise<TemplateVersion> {
    return Promise.resolve(this.version)
  }
}
class Texts implements TextKeeper {
  kept: UnsavedText | undefined
  keep(text: UnsavedText): void {
    this.kept = structuredClone(text)
  }
  find(): UnsavedText | undefined {
    return this.kept
  }
  forget(): void {
    this.kept = undefined
  }
}

let hub: Hub
let texts: Texts
let keeper: DraftKeeper
const write = (text: string) =>
  keeper.change((now) => ({ ...now, languages: { nl: { subject: 'Brief', body: text } } }))
/** The same choice for every place. */
const choices = (whose: Choice) => {
  const { save, content } = keeper.state()
  if (save.kind !== 'conflict') throw new Error('There is nothing to choose')
  const { collisions } = mergeDrafts(save.base, content, contentOf(save.theirs))
  return new Map(collisions.map(({ id }) => [id, whose]))
}
const body = (content: Pick<DraftContent, 'languages'> | undefined) => content?.languages.nl?.body

beforeEach(() => {
  vi.useFakeTimers()
  hub = new Hub()
  texts = new Texts()
  keeper = new DraftKeeper(hub.version, hub, texts)
})
afterEach(() => void vi.useRealTimers())

test('a pause in typing saves once, with all that was typed', async () => {
  write('een')
  await vi.advanceTimersByTimeAsync(100)
  write('een twee')
  expect(keeper.state().save.kind).toBe('typing')
  expect(body(texts.kept?.content)).toBe('een twee')
  await vi.advanceTimersByTimeAsync(250)
  expect(hub.puts).toHaveLength(1)
  expect(body(hub.version as DraftContent)).toBe('een twee')
  expect(keeper.state()).toMatchObject({ revision: 2, save: { kind: 'saved' } })
  expect(texts.kept).toBeUndefined()
})

test('text that was written and removed again is saved: nothing waits for the hub', async () => {
  write('iets')
  write('begin')
  await vi.advanceTimersByTimeAsync(250)
  expect(hub.puts).toHaveLength(0)
  expect(keeper.state().save.kind).toBe('saved')
  expect(texts.kept).toBeUndefined()
})

test('a failure is shown, the text is kept, and saving is tried again until it succeeds', async () => {
  hub.fail = new Problem(0, {}, undefined)
  write('onderweg')
  await vi.advanceTimersByTimeAsync(250)
  expect(keeper.state().save).toEqual({ kind: 'failed', offline: true })
  expect(body(texts.kept?.content)).toBe('onderweg')
  write('onderweg, langer')
  hub.fail = undefined
  await vi.advanceTimersByTimeAsync(2500)
  expect(keeper.state().save.kind).toBe('saved')
  expect(body(hub.version as DraftContent)).toBe('onderweg, langer')
})

test('a save whose answer was lost is no conflict with oneself', async () => {
  hub.loseAnswer = true
  write('aangekomen')
  await vi.advanceTimersByTimeAsync(250)
  expect(keeper.state().save.kind).toBe('failed')
  await vi.advanceTimersByTimeAsync(2500)
  expect(keeper.state()).toMatchObject({ revision: 2, save: { kind: 'saved' } })
})

test('the second writer sees both texts, and saves nothing until a choice is made', async () => {
  await hub.put({ ...keeper.state().content, languages: { nl: { subject: 'Brief', body: 'van de ander' } } }, 1)
  write('van mij')
  await vi.advanceTimersByTimeAsync(250)
  const { save } = keeper.state()
  expect(save.kind === 'conflict' && body(save.theirs as DraftContent)).toBe('van de ander')
  write('van mij, langer')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(body(hub.version as DraftContent)).toBe('van de ander')
  expect(await keeper.flush()).toBe(false)
  expect(body(texts.kept?.content)).toBe('van mij, langer')
  await keeper.settle(choices('mine'))
  expect(body(hub.version as DraftContent)).toBe('van mij, langer')
  expect(keeper.state()).toMatchObject({ revision: 3, save: { kind: 'saved' } })
})

test('accepting the text of the other shows it, and one’s own can be put back', async () => {
  await hub.put({ ...keeper.state().content, languages: { nl: { subject: 'Brief', body: 'van de ander' } } }, 1)
  write('van mij')
  await vi.advanceTimersByTimeAsync(250)
  const mine = keeper.state().content
  await keeper.settle(choices('theirs'))
  expect(body(keeper.state().content)).toBe('van de ander')
  expect(keeper.state().replaced).toBe(1)
  expect(keeper.state().save).toMatchObject({ kind: 'saved', at: expect.any(Date) as Date })
  // The field that receives the other text reports it as a change: there is nothing to save, and the status says so.
  write('van de ander')
  await vi.advanceTimersByTimeAsync(250)
  expect(keeper.state().save).toMatchObject({ kind: 'saved', at: expect.any(Date) as Date })
  expect(texts.kept).toBeUndefined()
  keeper.change(() => mine, true)
  await vi.advanceTimersByTimeAsync(250)
  expect(body(hub.version as DraftContent)).toBe('van mij')
})

const saveAs = (text: string, revision = hub.version.revision, name = 'Els Claes') => {
  const at = '2026-11-25T10:05:00Z'
  hub.version = { ...hub.version, steps: [{ at, actor: 'staff:els', name, action: 'saved' }] }
  return hub.put({ ...keeper.state().content, languages: { nl: { subject: 'Brief', body: text } } }, revision)
}

test('two people in different paragraphs: both changes are saved without a question, and the other one can be undone', async () => {
  write('een\n\ntwee')
  await vi.advanceTimersByTimeAsync(250)
  await saveAs('een van haar\n\ntwee')
  write('een\n\ntwee van mij')
  await vi.advanceTimersByTimeAsync(250)
  expect(body(hub.version as DraftContent)).toBe('een van haar\n\ntwee van mij')
  const { content, save, merged } = keeper.state()
  expect(save.kind).toBe('saved')
  expect(merged?.name).toBe('Els Claes')
  expect(body(content)).toBe('een van haar\n\ntwee van mij')
  expect(texts.kept).toBeUndefined()
  write('een van haar\n\ntwee van mij, langer')
  if (merged !== undefined) keeper.undoMerge(merged)
  await vi.advanceTimersByTimeAsync(250)
  expect(body(hub.version as DraftContent)).toBe('een\n\ntwee van mij, langer')
})

test('a reader sees what the other saved; a writer keeps their own text', async () => {
  await saveAs('begin\n\nvan haar')
  await keeper.catchUp(2)
  expect(body(keeper.state().content)).toBe('begin\n\nvan haar')
  expect(keeper.state()).toMatchObject({ revision: 2, save: { kind: 'saved' }, replaced: 1 })
  expect(keeper.state().merged).toBeUndefined()
  await saveAs('begin\n\nvan haar, langer')
  write('begin van mij\n\nvan haar')
  await keeper.catchUp(3)
  expect(body(keeper.state().content)).toBe('begin van mij\n\nvan haar')
  await vi.advanceTimersByTimeAsync(250)
  expect(body(hub.version as DraftContent)).toBe('begin van mij\n\nvan haar, langer')
})

test('text that was saved without an answer and then continued is not taken for the text of another', async () => {
  hub.loseAnswer = true
  write('begin\n\nHal')
  await vi.advanceTimersByTimeAsync(250)
  write('begin\n\nHallo daar')
  await vi.advanceTimersByTimeAsync(2500)
  expect(body(hub.version as DraftContent)).toBe('begin\n\nHallo daar')
  expect(keeper.state()).toMatchObject({ save: { kind: 'saved' } })
  expect(keeper.state().merged).toBeUndefined()
})

test('text that waits for a choice is compared once more after a reload', async () => {
  await saveAs('van haar')
  write('van mij')
  await vi.advanceTimersByTimeAsync(250)
  write('van mij, langer')
  vi.clearAllTimers()
  const again = new DraftKeeper(hub.version, hub, texts)
  expect(again.state().save.kind).toBe('conflict')
  again.change((now) => now)
  expect(new DraftKeeper(hub.version, hub, texts).state().save.kind).toBe('conflict')
})

test('unsaved text comes back after a reload, and as a conflict when the draft changed in the meantime', async () => {
  hub.fail = new Problem(503, {}, undefined)
  write('voor het herladen')
  await vi.advanceTimersByTimeAsync(250)
  hub.fail = undefined
  vi.clearAllTimers()
  const again = new DraftKeeper(hub.version, hub, texts)
  expect(again.state()).toMatchObject({ restored: true, save: { kind: 'typing' } })
  await vi.advanceTimersByTimeAsync(250)
  expect(body(hub.version as DraftContent)).toBe('voor het herladen')
  const on = (text: string) => ({ ...again.state().content, languages: { nl: { subject: 'Brief', body: text } } })
  texts.keep({ revision: 1, content: on('begin van mij'), base: on('begin') })
  expect(new DraftKeeper(hub.version, hub, texts).state().save.kind).toBe('conflict')
})

test('text that the hub cannot store is reported with the reason; a version that is no longer a draft is closed', async () => {
  const issues = [{ in: 'body' as const, pointer: '/variables/0/name', code: 'UP-1001', detail: 'Too long.' }]
  hub.fail = new Problem(400, { issues }, undefined)
  write('te lang')
  await vi.advanceTimersByTimeAsync(250)
  expect(keeper.state().save).toEqual({ kind: 'refused', issues })
  hub.fail = new Problem(409, { code: 'UP-3002' }, undefined)
  write('ingediend')
  await vi.advanceTimersByTimeAsync(250)
  expect(keeper.state().save.kind).toBe('closed')
  expect(body(texts.kept?.content)).toBe('ingediend')
})
