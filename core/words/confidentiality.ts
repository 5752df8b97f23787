/** The readers of a letter in an inbox, as far as its sender narrows them. */
export interface Confidentiality {
  /** Of a citizen: no holder of a mandate may open it. */
  readonly personOnly?: boolean | undefined
  /** Of an enterprise: the national number of the one person who may open it. */
  readonly namedReader?: string | undefined
  /** Lists, alerts and feeds name neither sender nor subject until the reader signed in strongly. */
  readonly hidden?: boolean | undefined
}
