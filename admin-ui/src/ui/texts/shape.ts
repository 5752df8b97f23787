import type { sharedNl } from './nl.ts'

/** The same keys in every language: Dutch is written first, the others follow it or do not compile. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }
export type Shared = SameKeys<typeof sharedNl>
