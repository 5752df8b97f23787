/** The connection to the access point. */
export interface PeppolSettings {
  /** The address of its API, without a slash at the end. */
  readonly url: string
  /** A file with the bearer token of the hub, read at each call, so that a new one needs no restart. */
  readonly keyFile: string
  /** The authorities that invoice over Peppol (docs/peppol.md), read again when the file changes. */
  readonly sendersFile: string
  readonly concurrency: number
  /** Milliseconds for one call. */
  readonly timeoutMs: number
  /** Milliseconds for which an answer about a participant is used before it is requested again. */
  readonly participantMaxAgeMs: number
  /** Milliseconds between two requests for the status of a document. */
  readonly statusEveryMs: number
}
