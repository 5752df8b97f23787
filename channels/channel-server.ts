/** One of several servers over which the letters of a channel leave, as the running dispatchers see it. */
export interface ChannelServer {
  /** `host:port` */
  readonly name: string
  /** Which letters of the channel: all, or only those that are registered. */
  readonly takes: 'all' | 'registered'
  /** `DOWN`: set aside by every dispatcher; `PARTLY`: by some of them. */
  readonly state: 'UP' | 'PARTLY' | 'DOWN'
  /** Servers with the lowest number are used while one of them works. */
  readonly priority: number
  readonly weight: number
  /** When it is tried again. */
  readonly asideUntil: Date | null
  /** Letters that it took, and hand-overs that failed because of it, in all. */
  readonly taken: number
  readonly failed: number
  readonly lastSuccessAt: Date | null
  readonly lastFailureAt: Date | null
  /** A class or code, never an address. */
  readonly lastFailure: string | null
}

/** Recipients with one provider, whose letters wait for their turn. */
export interface SlowedGroup {
  readonly name: string
  readonly waiting: number
  /** The provider asked for fewer letters: none leave before this moment. */
  readonly slowedUntil: Date | null
}

export interface ChannelServers {
  readonly servers: readonly ChannelServer[]
  readonly slowed: readonly SlowedGroup[]
}
