/** What the parent sends to a child process: one task at a time. */
export interface TaskMessage {
  readonly task: unknown
}

/** What a child process sends back. `ready` comes once, before the first task. */
export type ChildMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: unknown }
  /** `error`: class and place of what was thrown; never its words, which may quote a document. */
  | { readonly kind: 'failed'; readonly error: string }

/** What a child process may use; passed to it as JSON, its only argument. */
export interface ChildLimits {
  /** Milliseconds of processor time that one task may take. */
  readonly cpuMs: number
  /** Milliseconds after which the child ends a task by itself, should its parent be gone. */
  readonly wallMs: number
  /** Bytes of memory of the whole process, with all that lies outside the heap of JavaScript. */
  readonly rssBytes: number
}
