/** The name under which values have the column: a contract's name and a head may differ in case and signs. */
export function nameIn(values: Readonly<Record<string, unknown>> | undefined, column: string): string {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return Object.keys(values ?? {}).find((name) => plain(name) === plain(column)) ?? column
}

export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
