/** The data of a letter: a value by the name of each variable. */
export type Data = Readonly<Record<string, unknown>>

/** The data with another value; `undefined` removes it. */
export function withValue(all: Data, name: string, value: unknown): Record<string, unknown> {
  const { [name]: _, ...others } = all
  return value === undefined ? others : { ...all, [name]: value }
}
