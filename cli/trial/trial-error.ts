export type TrialErrorCode =
  | 'already-running'
  | 'cluster-lost'
  | 'database-failed'
  | 'database-user-missing'
  | 'disk-full'
  | 'disk-not-writable'
  | 'no-binaries'
  | 'no-base'
  | 'not-empty'
  | 'other-version'
  | 'base-damaged'
  | 'port-taken'
  | 'target-not-reached'

/** A part of the trial could not be opened. The message says what happened, `repair` what the reader can do about it. */
export class TrialError extends Error {
  override readonly name = 'TrialError'
  readonly code: TrialErrorCode
  readonly repair: string

  constructor(code: TrialErrorCode, message: string, repair: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.repair = repair
  }
}

/** Explains an error of the file system; any other error is a bug and is returned unchanged. */
export function explainDisk(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new TrialError(
      'disk-full',
      `The disk of ${folder} is full.`,
      'Free some space (about 200 MB) and start again.',
      error,
    )
  }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new TrialError(
      'disk-not-writable',
      `Uitpost may not write in ${folder}.`,
      'Give this user the right to write there, or set DATA_DIR to a folder that it may write.',
      error,
    )
  }
  return error
}
