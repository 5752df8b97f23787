/** Who does something, and when. */
export interface By {
  /** `staff:<member id>`, `key:<id>` or `hub:command-line`. */
  readonly actor: string
  readonly now: Date
}
