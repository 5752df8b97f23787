import type { sharedNl } from './nl.ts'

/** The same keys in every language: Dutch defines them, and the others do not compile without them. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }
export type Shared = SameKeys<typeof sharedNl>
