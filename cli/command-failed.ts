/** 0 done, 1 failed, 2 wrong usage, 3 done in part. */
export type ExitCode = 0 | 1 | 2 | 3

/** A command failed. The message says what happened, `repair` what the reader can do about it. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly repair: string | undefined
  readonly exitCode: Exclude<ExitCode, 0>

  constructor(message: string, repair?: string, exitCode: Exclude<ExitCode, 0> = 1) {
    super(message)
    this.repair = repair
    this.exitCode = exitCode
  }
}
