/** Why a letter is stuck, in classes that an operator can act upon. The code itself stays in the log and in the row. */
export const stuckKinds = [
  'too-many-pages',
  'too-slow',
  'unprintable',
  'text-fault',
  'other-window',
  'unreadable-letter',
  'unreadable-attachment',
  'missing-part',
  'not-rendered',
  'worker-died',
  'nothing-follows',
  'disk-full',
  'storage',
  'unreachable',
  'database',
  'other',
] as const
export type StuckKind = (typeof stuckKinds)[number]

/** Whether a retry can help: not while the letter is unchanged; after something was repaired; or simply later. */
export const replayHelpWords = ['no', 'after-repair', 'later'] as const
export type ReplayHelp = (typeof replayHelpWords)[number]

const kindByCode: readonly (readonly [RegExp, StuckKind])[] = [
  [/^UP-4001-too-slow$/, 'too-slow'],
  [/^(too-many-pages|UP-4001)/, 'too-many-pages'],
  [/^UP-2106/, 'unprintable'],
  [/^UP-(2204|2501)/, 'text-fault'],
  [/^other-window/, 'other-window'],
  [/^UP-4007-letter$/, 'unreadable-letter'],
  [/^UP-4007-attachment$/, 'unreadable-attachment'],
  [/^no-(version|house-style|document)$/, 'missing-part'],
  [/^(not-rendered|ChildEnded)$/, 'not-rendered'],
  [/^worker-died$/, 'worker-died'],
  [/^nothing-follows$/, 'nothing-follows'],
  [/^(ENOSPC|EDQUOT|53100)$/, 'disk-full'],
  [/^(ENOENT|EACCES|EROFS|EIO|EMFILE|NoSuchKey|BlobMissing)$/, 'storage'],
  [/^(ECONN\w+|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_AGAIN|ERR_UNKNOWN)$/, 'unreachable'],
  // A class of PostgreSQL: five digits or capitals, the first a digit (appendix A of its manual).
  [/^[0-9][0-9A-Z]{4}$/, 'database'],
]

/** The class of a code of a dead letter; `other` for one that is not known. */
export function stuckKindOf(code: string): StuckKind {
  return kindByCode.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'
}

const help: Readonly<Record<StuckKind, ReplayHelp>> = {
  'too-many-pages': 'no',
  'too-slow': 'later',
  unprintable: 'no',
  'text-fault': 'no',
  'other-window': 'no',
  'unreadable-letter': 'no',
  'unreadable-attachment': 'no',
  'missing-part': 'after-repair',
  'not-rendered': 'later',
  'worker-died': 'later',
  'nothing-follows': 'later',
  'disk-full': 'after-repair',
  storage: 'after-repair',
  unreachable: 'later',
  database: 'later',
  other: 'later',
}

export function replayHelps(kind: StuckKind): ReplayHelp {
  return help[kind]
}
