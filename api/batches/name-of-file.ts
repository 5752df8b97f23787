const maxName = 200

/**
 * The name of a file from `Content-Disposition` (RFC 6266, RFC 8187), without folders and control characters. Undefined where it
 * gives none that can be read: a list needs no name.
 */
export function nameOfFile(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const [, encoded] = /(?:^|;)\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header) ?? []
  const [, quoted, bare] = /(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/i.exec(header) ?? []
  const given = decoded(encoded) ?? quoted?.replaceAll(/\\(.)/g, '$1') ?? bare
  const name = given?.split(/[/\\]/).at(-1)?.replaceAll(/\p{C}/gu, '').trim()
  return name === undefined || name === '' ? undefined : [...name].slice(0, maxName).join('')
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}
