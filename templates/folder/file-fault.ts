/** Something in a file that keeps it from being used, with the place where an editor opens it. */
export interface FileFault {
  /** Path as the reader was given it. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly detail: string
}

/** `file:line:column: detail`, as compilers write it: editors and pipelines make a link of it. */
export function tellFileFault({ file, line, column, detail }: FileFault): string {
  return `${file}:${line}:${column}: ${detail}`
}
