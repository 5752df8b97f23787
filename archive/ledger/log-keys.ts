import type { Signer } from '../../core/crypto/signer.ts'
import { type Checkpoint, isVerifierKey, originOf, signedText, signNote, verifyCheckpoint } from './checkpoint.ts'

/** A key that signed checkpoints until another one followed it (decision 0123). */
export interface FormerKey {
  /** `name+hash+key` */
  readonly key: string
  /** The last checkpoint that it signed has this size: it is no key of anything later in the log. */
  readonly size: number
  /** What it signed about entries of the log counts for those below this number: some waited for their place when it ended. */
  readonly entries: number
  /** ISO 8601: when the next key followed. */
  readonly until: string
}

/** The keys of a log: the present one, which a reader has from a trusted source, and those that it states to be its former ones. */
export interface LogKeys {
  readonly present: string
  readonly former: readonly FormerKey[]
}

/** The first line of the statement: no checkpoint begins with it, so that neither can pass for the other. */
const form = 'uitpost-log-keys/1'

/** The statement of the former keys, signed by the present key (C2SP signed-note). One line for each: size, entries, moment, key. */
export function signKeyStatement(origin: string, former: readonly FormerKey[], signer: Signer): string {
  const lines = former.map(({ key, size, entries, until }) => `${size} ${entries} ${until} ${key}\n`)
  return signNote(`${form}\n${origin}\n${lines.join('')}`, origin, signer)
}

/** The former keys in a statement that this key signed; undefined for any other text. */
export function readKeyStatement(note: string, key: string): readonly FormerKey[] | undefined {
  const origin = originOf(key)
  const [first, name, ...lines] = signedText(note, key)?.split('\n').slice(0, -1) ?? []
  if (first !== form || name !== origin) return undefined
  const former = lines.map(readLine)
  return former.every((each) => each !== undefined && originOf(each.key) === origin && each.key !== key)
    ? former.filter((each) => each !== undefined)
    : undefined
}

function readLine(line: string): FormerKey | undefined {
  const [, size, entries, until, key] =
    /^(0|[1-9]\d{0,14}) (0|[1-9]\d{0,14}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\S+)$/.exec(line) ?? []
  if (until === undefined || key === undefined || !isVerifierKey(key) || Number.isNaN(Date.parse(until)))
    return undefined
  return { key, size: Number(size), entries: Number(entries), until }
}

/** The keys of a log from its present key and its statement, which may come from an untrusted place: only a signed one counts. */
export function logKeys(present: string, statement: string | undefined): LogKeys {
  return { present, former: (statement !== undefined && readKeyStatement(statement, present)) || [] }
}

/** The checkpoint in a note, with the key that signed it: a former key signs no size above its last one. */
export function verifyCheckpointBy(
  note: string,
  { present, former }: LogKeys,
): { readonly checkpoint: Checkpoint; readonly key: string } | undefined {
  const checkpoint = verifyCheckpoint(note, present)
  if (checkpoint !== undefined) return { checkpoint, key: present }
  for (const { key, size } of former) {
    const earlier = verifyCheckpoint(note, key)
    if (earlier !== undefined && earlier.size <= size) return { checkpoint: earlier, key }
  }
  return undefined
}
