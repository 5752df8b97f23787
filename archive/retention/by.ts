/** The actor of a change, and its moment. */
export interface By {
  /** `staff:<member id>`, `key:<id>` or `hub:command-line`. */
  readonly actor: string
  readonly now: Date
}
