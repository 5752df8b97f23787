/** A fault that makes a file unusable, with the place where an editor opens it. */
export interface FileFault {
  /** The path as it was passed to the reader. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly detail: string
}

/** `file:line:column: detail`, the notation of compilers: editors and pipelines make a link of it. */
export function formatFileFault({ file, line, column, detail }: FileFault): string {
  return `${file}:${line}:${column}: ${detail}`
}
