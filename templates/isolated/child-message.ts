/** What the parent sends to a child process: one task at a time. */
export interface TaskMessage {
  readonly task: unknown
}

/** The messages of a child process. `ready` comes once, before the first task. */
export type ChildMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: unknown }
  /** `error`: class and place of what was thrown; never its message, which may quote a document. */
  | { readonly kind: 'failed'; readonly error: string }

/** The limits of a child process; passed to it as JSON, its only argument. */
export interface ChildLimits {
  /** Milliseconds of processor time that one task may take. */
  readonly cpuMs: number
  /** Milliseconds after which the child ends a task by itself, in case its parent no longer exists. */
  readonly wallMs: number
  /** Bytes of memory of the whole process, including memory outside the JavaScript heap. */
  readonly rssBytes: number
}
