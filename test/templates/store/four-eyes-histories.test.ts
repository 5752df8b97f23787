import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import type { Tx } from '../../../core/db/database.ts'
import { createApiKey } from '../../../core/tenants/api-keys.ts'
import { createEntity } from '../../../core/tenants/entities.ts'
import { addMember } from '../../../core/tenants/members.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import {
  addHouseStyle,
  draftHouseStyle,
  type HouseStyleText,
  readHouseStyle,
  saveStyleDraft,
} from '../../../templates/store/house-styles/house-styles.ts'
import { isOwnStyle, publishStyle, takeStyleStep } from '../../../templates/store/house-styles/life/take-style-step.ts'
import {
  approveVersion,
  discardVersion,
  rejectVersion,
  withdrawVersion,
} from '../../../templates/store/versions/change-status.ts'
import { compile, loadCompileContext } from '../../../templates/store/versions/compile-version.ts'
import { findVersion } from '../../../templates/store/versions/find-version.ts'
import { isOwnWork } from '../../../templates/store/versions/four-eyes.ts'
import { publishVersion, submitVersion } from '../../../templates/store/versions/publish-version.ts'
import { copyVersion, createTemplate, saveDraft } from '../../../templates/store/versions/write-version.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

const now = new Date('2026-11-29T10:00:00Z')
let here: TestDatabase
let entity: EntityId
/** Two writers, each also with a key that they made, and one person who only reviews. */
const writers: { readonly person: string; readonly actors: string[] }[] = []
let outsider: string
const mine = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => here.database.asEntity(entity, work)

beforeAll(async () => {
  here = await cloneDatabase()
  const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
  const made = { code: 'OVO000001', name: { nl: 'Dienst' }, kind: 'local', languagePolicy: 'nl-only' } as const
  entity = (await here.database.asHub((tx) => createEntity(tx, keyring, made, now))).id
  const member = async (name: string): Promise<string> => {
    const wanted = { email: `${name}@voorbeeld.be`, name, roles: ['officer'] } as const
    const { id } = await mine((tx) => addMember(tx, entity, wanted, now))
    return `staff:${id}`
  }
  for (const name of ['els', 'griet']) {
    const staff = await member(name)
    const wanted = { name: `key of ${name}`, mode: 'live', permissions: ['templates:write'], createdBy: staff } as const
    const { row } = await mine((tx) => createApiKey(tx, entity, wanted, now))
    writers.push({ person: name, actors: [staff, `key:${row.id}`] })
  }
  outsider = await member('bram')
  await mine((tx) => addHouseStyle(tx, entity, 'gewoon', styleOf(0), { actor: 'hub', now }))
})

function sourceOf(text: number): TemplateSource {
  return {
    languages: { nl: { subject: 'Brief', body: `Tekst ${text}.` } },
    fallback: ['nl'],
    variables: [],
    actions: [],
    samples: [],
    blocks: [],
  }
}
function styleOf(text: number): HouseStyleText {
  return {
    name: { nl: `Dienst ${text}` },
    colour: '#00607c',
    senderLines: [],
    signatories: {},
    signatures: {},
    images: {},
  }
}

/** The test's own model of a version, independent of the tables. */
interface Known {
  status: 'draft' | 'in-review' | 'approved' | 'published' | 'discarded'
  text: number
  /** The persons who wrote the text since a reviewer last saw it. */
  wrote: Set<string>
}
interface Turn {
  readonly step: 'write' | 'paste' | 'copy' | 'submit' | 'judge' | 'publish' | 'withdraw' | 'reject' | 'discard'
  readonly writer: number
  readonly actor: number
  readonly on: number
  readonly from: number
}
const turns = fc.array(
  fc.record<Turn>({
    step: fc.constantFrom(
      ...(['write', 'write', 'paste', 'copy', 'copy', 'submit', 'submit', 'judge', 'publish'] as const),
      ...(['withdraw', 'reject', 'discard'] as const),
    ),
    writer: fc.nat(1),
    actor: fc.nat(1),
    on: fc.nat(5),
    from: fc.nat(5),
  }),
  { minLength: 4, maxLength: 14 },
)

const turn = (step: Turn['step'], writer: number, on: number, from = 0): Turn => ({ step, writer, actor: 0, on, from })
/** Histories in which a writer could once approve a text of their own. */
const found: [Turn[]][] = [
  // Two wrote the first version; one of them copies it.
  [[turn('write', 1, 0), turn('copy', 1, 0), turn('submit', 1, 1), turn('judge', 0, 1)]],
  [[turn('write', 1, 0), turn('copy', 1, 0), turn('write', 0, 0), turn('submit', 0, 1), turn('judge', 0, 1)]],
  // A text is pasted, and the version that it came from is written again.
  [
    [
      turn('copy', 1, 0),
      turn('write', 1, 1),
      turn('paste', 0, 0, 1),
      turn('write', 1, 1),
      turn('submit', 0, 0),
      turn('judge', 0, 0),
    ],
  ],
]

/** The subject of a history: a template or a house style. */
interface Stage {
  readonly start: (by: string, text: number) => Promise<void>
  readonly write: (number: number, text: number, by: string) => Promise<void>
  readonly copy: (from: number, text: number, by: string) => Promise<void>
  readonly step: (
    name: 'submit' | 'withdraw' | 'approve' | 'reject' | 'publish' | 'discard',
    number: number,
    by: string,
  ) => Promise<unknown>
  readonly isOwn: (number: number, by: string) => Promise<boolean>
}

/** Plays a history and checks at every judgement that only the right persons may give it. @returns how many copies were judged */
async function play(history: readonly Turn[], stage: Stage): Promise<void> {
  const known: Known[] = []
  let fresh = 1
  const firstActor = writers[0]?.actors[0] ?? ''
  await stage.start(firstActor, fresh)
  known.push({ status: 'draft', text: fresh, wrote: new Set(['els']) })
  for (const { step, writer, actor, on, from } of history) {
    const number = (on % known.length) + 1
    const target = known[number - 1] as Known
    const { person = '', actors = [] } = writers[writer] ?? {}
    const by = actors[actor] ?? ''
    const other = known[from % known.length] as Known
    if (step === 'write' && target.status === 'draft') {
      fresh += 1
      await stage.write(number, fresh, by)
      target.text = fresh
      target.wrote.add(person)
    } else if (step === 'paste' && target.status === 'draft' && other.status !== 'published') {
      await stage.write(number, other.text, by)
      Object.assign(target, { text: other.text, wrote: new Set([...target.wrote, ...other.wrote]) })
    } else if (step === 'copy' && known.length < 6) {
      await stage.copy(number, target.text, by)
      // The copier only copied; the writers are those of the text, unless a reviewer saw it.
      const wrote = target.status === 'published' ? new Set<string>() : new Set(target.wrote)
      known.push({ status: 'draft', text: target.text, wrote })
    } else if (step === 'submit' && target.status === 'draft') {
      await stage.step('submit', number, by)
      target.status = 'in-review'
    } else if (step === 'withdraw' && target.status === 'in-review') {
      await stage.step('withdraw', number, by)
      target.status = 'draft'
    } else if (step === 'discard' && target.status === 'draft') {
      await stage.step('discard', number, by)
      target.status = 'discarded'
    } else if (step === 'publish' && target.status === 'approved') {
      await stage.step('publish', number, by)
      target.status = 'published'
    } else if ((step === 'judge' || step === 'reject') && target.status === 'in-review') {
      for (const each of writers.filter((one) => target.wrote.has(one.person)))
        for (const own of each.actors) {
          expect(await stage.isOwn(number, own)).toBe(true)
          await expect(stage.step(step === 'judge' ? 'approve' : 'reject', number, own)).rejects.toMatchObject({
            code: 'UP-3003',
          })
        }
      expect(await stage.isOwn(number, outsider)).toBe(false)
      await stage.step(step === 'judge' ? 'approve' : 'reject', number, outsider)
      target.status = step === 'judge' ? 'approved' : 'draft'
    }
  }
}

let letters = 0
test('no person approves a text that they, or a key of theirs, wrote: whatever copies and hands it passed through', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (history) => {
      letters += 1
      const key = `brief-${letters}`
      // No two templates of this test hold the same text: that would be one text with all its writers.
      const source = (text: number): TemplateSource => sourceOf(letters * 1_000 + text)
      await play(history, {
        start: async (actor, text) => {
          await mine((tx) =>
            createTemplate(tx, entity, { key, name: { nl: key }, class: 'information' }, { actor, now }),
          )
          await mine((tx) => saveDraft(tx, key, 1, source(text), undefined, { actor, now }))
        },
        write: async (number, text, actor) => {
          await mine((tx) => saveDraft(tx, key, number, source(text), undefined, { actor, now }))
        },
        copy: async (from, _, actor) => {
          await mine((tx) => copyVersion(tx, key, from, { actor, now }))
        },
        isOwn: (number, actor) =>
          mine(async (tx) => isOwnWork(tx, (await findVersion(tx, key, number)).version, actor)),
        step: (name, number, actor) =>
          mine(async (tx) => {
            const by = { actor, now }
            const { version } = await findVersion(tx, key, number)
            const inspection = compile(
              version.source,
              await loadCompileContext(tx, entity, version.source, 'information'),
            )
            switch (name) {
              case 'submit':
                return submitVersion(tx, { version, inspection }, by)
              case 'publish':
                return publishVersion(tx, { version, inspection }, by)
              case 'approve':
                return approveVersion(tx, key, number, by)
              case 'reject':
                return rejectVersion(tx, key, number, by)
              case 'withdraw':
                return withdrawVersion(tx, key, number, by)
              case 'discard':
                return discardVersion(tx, key, number, by)
              default:
                return name satisfies never
            }
          }),
      })
    }),
    { numRuns: 40, examples: found },
  )
})

let styles = 0
test('no person approves a house style that they, or a key of theirs, wrote', async () => {
  await fc.assert(
    fc.asyncProperty(turns, async (history) => {
      styles += 1
      const key = `stijl-${styles}`
      const style = (text: number): HouseStyleText => styleOf(styles * 1_000 + text)
      const draft = async (text: number, actor: string): Promise<void> => {
        await mine((tx) => draftHouseStyle(tx, entity, key, style(text), { actor, now }))
      }
      await play(history, {
        start: (actor, text) => draft(text, actor),
        write: async (number, text, actor) => {
          await mine((tx) => saveStyleDraft(tx, key, number, style(text), { actor, now }))
        },
        // A house style is copied by sending its text again.
        copy: (_, text, actor) => draft(text, actor),
        isOwn: (number, actor) => mine(async (tx) => isOwnStyle(tx, await readHouseStyle(tx, key, number), actor)),
        step: (name, number, actor) =>
          mine((tx) =>
            name === 'publish'
              ? publishStyle(tx, key, number, { actor, now })
              : takeStyleStep(tx, key, number, name, { actor, now }),
          ),
      })
    }),
    { numRuns: 40, examples: found },
  )
})

test('the reported fault: a colleague copies a text without a change, and its writer may not approve the copy', async () => {
  const [els, griet] = writers.map(({ actors }) => actors[0] ?? '')
  const key = 'gekopieerd'
  await mine((tx) =>
    createTemplate(tx, entity, { key, name: { nl: key }, class: 'information' }, { actor: els ?? '', now }),
  )
  await mine((tx) => saveDraft(tx, key, 1, sourceOf(900_000), undefined, { actor: els ?? '', now }))
  const copy = await mine((tx) => copyVersion(tx, key, 1, { actor: griet ?? '', now }))
  expect(copy.copiedFrom).toBe((await mine((tx) => findVersion(tx, key, 1))).version.id)
  const again = await mine((tx) => copyVersion(tx, key, 2, { actor: outsider, now }))
  for (const version of [copy, again]) expect(await mine((tx) => isOwnWork(tx, version, els ?? ''))).toBe(true)
})

test('a text that was published passed a review: its writer may approve a later version made of it', async () => {
  const [els, griet] = writers.map(({ actors }) => actors[0] ?? '')
  const key = 'nagekeken'
  const by = { actor: els ?? '', now }
  await mine(async (tx) => {
    await createTemplate(tx, entity, { key, name: { nl: key }, class: 'information' }, by)
    const version = await saveDraft(tx, key, 1, sourceOf(900_001), undefined, by)
    const inspection = compile(version.source, await loadCompileContext(tx, entity, version.source, 'information'))
    await submitVersion(tx, { version, inspection }, by)
    const approved = await approveVersion(tx, key, 1, { actor: outsider, now })
    await publishVersion(tx, { version: approved, inspection }, by)
  })
  await mine((tx) => copyVersion(tx, key, 1, { actor: griet ?? '', now }))
  const changed = await mine((tx) => saveDraft(tx, key, 2, sourceOf(900_002), undefined, { actor: griet ?? '', now }))
  expect(await mine((tx) => isOwnWork(tx, changed, els ?? ''))).toBe(false)
})
