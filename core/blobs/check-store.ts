import { randomBytes } from 'node:crypto'
import type { BlobStore } from './blob-store.ts'

/** What was found when an ability of a store was tried. */
export interface Ability {
  readonly name: string
  /** `fails`: the hub cannot do without. `absent`: it can, with what the words say. */
  readonly state: 'works' | 'absent' | 'fails'
  readonly words: string
}

/** Tries what every store must be able to do, with blobs of its own that are removed at the end. Never rejects. */
export async function* checkStore(store: BlobStore, unique: string): AsyncIterable<Ability> {
  const key = `probe/${unique}`
  const [bytes, others] = [randomBytes(10_000), randomBytes(10_000)]
  const attempts: readonly (readonly [name: string, works: string, attempt: () => Promise<boolean>])[] = [
    ['space', 'Something can be written now.', () => done(store.check())],
    ['write', 'A blob was written durably.', () => done(store.put(key, [bytes]))],
    ['read', 'It was read back, whole.', async () => (await store.read(key)).equals(bytes)],
    [
      'range',
      'Part of it was read.',
      async () => (await store.read(key, { offset: 5_000, length: 100 })).equals(bytes.subarray(5_000, 5_100)),
    ],
    ['again', 'The same bytes were accepted a second time.', () => done(store.put(key, [bytes]))],
    [
      'write once',
      'Other bytes under the same key were refused.',
      () =>
        store.put(key, [others]).then(
          () => false,
          () => true,
        ),
    ],
    [
      'replace',
      'A repair can replace a blob.',
      async () => (await store.replace(key, [others]), (await store.read(key)).equals(others)),
    ],
    ['list', 'A listing holds it, with its size.', () => isListed(store, key, others.length)],
    ['remove', 'It was removed, and is gone.', async () => (await store.remove(key), !(await store.exists(key)))],
  ]
  for (const [name, works, attempt] of attempts) yield await tried(name, works, attempt)
  await store.remove(key).catch(() => undefined)
}

/** The result of one attempt; an error is named by its code, since its text may quote an address or a key. */
export async function tried(name: string, works: string, attempt: () => Promise<boolean>): Promise<Ability> {
  try {
    if (await attempt()) return { name, state: 'works', words: works }
    return { name, state: 'fails', words: 'The store did something else.' }
  } catch (error) {
    return { name, state: 'fails', words: `The store answers with an error: ${reasonOf(error)}.` }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'BlobsAway' && error.cause !== undefined) return reasonOf(error.cause)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

async function done(work: Promise<void>): Promise<boolean> {
  await work
  return true
}

async function isListed(store: BlobStore, wanted: string, length: number): Promise<boolean> {
  for await (const { key, size } of store.list(wanted)) if (key === wanted) return size === length
  return false
}
