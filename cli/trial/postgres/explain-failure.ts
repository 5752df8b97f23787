import { explainDisk, TrialError } from '../trial-error.ts'

/** Explains why a database could not be made or started, from its output before it ended. */
export function explainFailure(error: unknown, home: string, port?: number): unknown {
  const known = explainDisk(error, home)
  if (known !== error) return known
  const written = String(error instanceof Error && 'stderr' in error ? error.stderr : error)
  if (/Address already in use/.test(written)) {
    return new TrialError(
      'port-taken',
      `Port ${port} of 127.0.0.1 is in use by another program.`,
      'Stop that program, or let Uitpost choose a free port: 0.',
      error,
    )
  }
  if (/No space left on device|Disk quota exceeded/.test(written)) {
    return explainDisk(Object.assign(new Error(written), { code: 'ENOSPC' }), home)
  }
  if (/Read-only file system/.test(written))
    return explainDisk(Object.assign(new Error(written), { code: 'EROFS' }), home)
  return new TrialError(
    'database-failed',
    `The built-in PostgreSQL did not start: ${lastLine(written)}`,
    `Read the whole message above; to start over, remove ${home} and the postgres.json next to it.`,
    error,
  )
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? text.trim().slice(-200)
  )
}
