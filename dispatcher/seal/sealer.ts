import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Clock } from '../../core/clock.ts'
import type { ByteSegments } from '../../core/words/byte-segments.ts'
import { dictionaryBytes, type SealWords } from '../../templates/seal/signature-dictionary.ts'
import type { TimeStamp } from '../../templates/seal/time-stamp.ts'
import { openDeviceKeys } from './device-keys.ts'
import type { SealWish } from './entity-seal.ts'
import { readFileKey } from './file-key.ts'
import { SealFault } from './seal-fault.ts'
import { checkValidity, type SealKey } from './seal-key.ts'
import { cmsBytes, sealSegments } from './seal-segments.ts'
import { everyEntity, type KeySource, readSeals, type SealsFile } from './seals-file.ts'
import { openTimeStamps, type TimeStamps } from './time-stamps.ts'

/** Puts electronic seals on letters, with the keys that the operator set up. */
export interface Sealer {
  /** What seals letters of an entity now, so that each can keep a place for its seal before it is drawn. @throws SealFault */
  begin(entityCode: string, wish: SealWish): Promise<SealSession>
  /** The key of an entity, whether or not its certificate is valid now. @throws SealFault */
  keyOf(entityCode: string): Promise<SealKey>
  /** The entities with an entry in the file, `*` for all others, and whether time stamps are set up. @throws SealFault */
  entries(): Promise<{ readonly entries: readonly string[]; readonly hasTimeStamps: boolean }>
  close(): Promise<void>
}

export interface SealSession {
  /** Bytes that a letter keeps for its seal. */
  placeBytes(words: SealWords): number
  /** @throws SealFault */
  seal(segments: ByteSegments, words: SealWords): Promise<ByteSegments>
}

/** After a failure of the device or the time stamp authority, letters do not wait for further requests during this time (ms). */
const restMs = 10_000
/** Time stamps of one authority differ by a few bytes: their serial numbers and signatures. */
const spareBytes = 64

/** @param file the list of seals (docs/seal.md); it, keys and certificates are read again when they change */
export function openSealer(file: string, { clock }: { readonly clock: Clock }): Sealer {
  const devices = openDeviceKeys()
  const keys = new Map<string, Cached<SealKey>>()
  let seals: Cached<SealsFile> | undefined
  let times: { readonly of: string; readonly client: TimeStamps; tokenBytes: number; restsUntil: number } | undefined

  const sealsNow = async (): Promise<SealsFile> => {
    seals = await fresh(seals, [file], () => readSeals(file))
    return seals.value
  }
  const sourceOf = async (code: string): Promise<KeySource> => {
    const all = (await sealsNow()).seals
    const source = all.find(({ entity }) => entity === code) ?? all.find(({ entity }) => entity === everyEntity)
    if (source === undefined) throw new SealFault('no-key')
    return source
  }
  const keyOf = async (code: string): Promise<SealKey> => {
    const source = await sourceOf(code)
    const known = keys.get(source.entity)
    const found = await fresh(known, filesOf(source), () =>
      'pkcs11' in source ? devices.open(source).then(withRests) : readFileKey(source),
    )
    keys.set(source.entity, found)
    return found.value
  }
  /** A device that does not answer is asked by one letter at a time, and not by each of a chunk. */
  const withRests = (key: SealKey): SealKey => {
    let restsUntil = 0
    const assertAwake = (): void => {
      if (clock.now().getTime() < restsUntil) throw new SealFault('device-away')
    }
    return {
      ...key,
      assertAwake,
      sign: async (bytes) => {
        assertAwake()
        try {
          return await key.sign(bytes)
        } catch (error) {
          restsUntil = clock.now().getTime() + restMs
          throw error
        }
      },
    }
  }
  const timesNow = async (): Promise<NonNullable<typeof times>> => {
    const source = (await sealsNow()).timeStamps
    if (source === undefined) throw new SealFault('time-stamps-not-set-up')
    const of = JSON.stringify(source)
    if (times?.of !== of) {
      times?.client.close()
      times = { of, client: openTimeStamps(source, clock), tokenBytes: 0, restsUntil: 0 }
    }
    return times
  }
  const stamp = async (data: Uint8Array): Promise<TimeStamp> => {
    const service = await timesNow()
    if (clock.now().getTime() < service.restsUntil) throw new SealFault('time-stamps-away')
    try {
      const stamped = await service.client.stamp(data, new AbortController().signal)
      service.tokenBytes = Math.max(service.tokenBytes, stamped.token.length + spareBytes)
      return stamped
    } catch (error) {
      service.restsUntil = clock.now().getTime() + restMs
      throw error
    }
  }
  /** How long a time stamp is: known from the last ones, else from one of random bytes. */
  const tokenBytes = async (): Promise<number> => {
    if ((await timesNow()).tokenBytes === 0) await stamp(randomBytes(32))
    return (await timesNow()).tokenBytes
  }

  return {
    keyOf,
    entries: async () => {
      const { seals: all, timeStamps } = await sealsNow()
      return { entries: all.map(({ entity }) => entity), hasTimeStamps: timeStamps !== undefined }
    },
    begin: async (code, wish) => {
      const key = await keyOf(code)
      key.assertAwake?.()
      checkValidity(key.chain, clock.now())
      const inTime = async <T>(ask: () => Promise<T>): Promise<T | undefined> =>
        wish.level === 'b-t' ? ask().catch(orWithout(wish)) : undefined
      const forTime = await inTime(tokenBytes)
      // The attribute around a time stamp takes 40 bytes, and longer lengths up to 20.
      const bytes = cmsBytes(key) + (forTime === undefined ? 0 : forTime + 60)
      return {
        placeBytes: (words) => dictionaryBytes(words, bytes),
        seal: async (segments, words) => {
          const now = clock.now()
          checkValidity(key.chain, now)
          const timed = (signature: Uint8Array) => inTime(() => stamp(signature))
          return sealSegments(segments, { key, words, now, stamp: forTime === undefined ? undefined : timed })
        },
      }
    },
    close: async () => {
      times?.client.close()
      await devices.close()
    },
  }
}

/** A seal without time stamp where the entity prefers it to waiting. */
function orWithout({ whenNoTime }: SealWish): (error: unknown) => undefined {
  return (error) => {
    if (whenNoTime === 'without' && error instanceof SealFault && error.code.startsWith('time-stamp')) return undefined
    throw error
  }
}

interface Cached<T> {
  readonly version: string
  readonly value: T
}

/** The value that was read, or a new one when one of its files changed. */
async function fresh<T>(
  known: Cached<T> | undefined,
  files: readonly string[],
  read: () => Promise<T>,
): Promise<Cached<T>> {
  const version = (await Promise.all(files.map(versionOf))).join('|')
  return known?.version === version ? known : { version, value: await read() }
}

async function versionOf(file: string): Promise<string> {
  return stat(file).then(
    ({ ino, size, mtimeMs }) => `${file} ${ino} ${size} ${mtimeMs}`,
    () => `${file} away`,
  )
}

function filesOf(source: KeySource): string[] {
  const named = 'pkcs11' in source ? [source.certificateFile, source.pkcs11.pinFile] : filesOfKey(source)
  // The entry itself counts too, beside its files.
  return [JSON.stringify(source), ...named]
}

function filesOfKey({ keyFile, passphraseFile, certificateFile }: Exclude<KeySource, { pkcs11: object }>): string[] {
  return [keyFile, passphraseFile, certificateFile].filter((each) => each !== undefined)
}
