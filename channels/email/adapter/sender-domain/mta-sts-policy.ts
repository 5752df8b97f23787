/** A policy of MTA-STS (RFC 8461, 3.2). */
export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none'
  /** Seconds. */
  readonly maxAge: number
  /** Names of servers; `*.example.org` matches one label at the left. */
  readonly mx: readonly string[]
}

const maxLines = 500

/** Reads the policy file. @returns the line or key that is wrong */
export function readStsPolicy(text: string): StsPolicy | { readonly wrong: string } {
  const fields = new Map<string, string[]>()
  const lines = text.split(/\r?\n/)
  if (lines.length > maxLines) return { wrong: 'length' }
  for (const line of lines) {
    if (line.trim() === '') continue
    const [, key, value] = /^([a-z0-9][a-z0-9_.-]{0,31})[ \t]*:[ \t]*(.*?)[ \t]*$/i.exec(line) ?? []
    if (key === undefined || value === undefined) return { wrong: line }
    fields.set(key, [...(fields.get(key) ?? []), value])
  }
  const one = (key: string): string | undefined => fields.get(key)?.[0]
  if (one('version') !== 'STSv1') return { wrong: 'version' }
  const mode = (['enforce', 'testing', 'none'] as const).find((each) => each === one('mode'))
  if (mode === undefined) return { wrong: 'mode' }
  const maxAge = one('max_age') ?? ''
  if (!/^\d{1,10}$/.test(maxAge) || Number(maxAge) > 31_557_600) return { wrong: 'max_age' }
  const mx = (fields.get('mx') ?? []).map((each) => each.toLowerCase())
  if (mx.length === 0 && mode !== 'none') return { wrong: 'mx' }
  return { mode, maxAge: Number(maxAge), mx }
}

/** Whether a policy names a server (RFC 8461, 4.1). */
export function namesServer({ mx }: Pick<StsPolicy, 'mx'>, host: string): boolean {
  const name = host.toLowerCase()
  const parent = name.slice(name.indexOf('.') + 1)
  return mx.some((each) => (each.startsWith('*.') ? name.includes('.') && each.slice(2) === parent : each === name))
}
