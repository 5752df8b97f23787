/**
 * The name of a document in a package: letters, digits, dot, hyphen and underscore, as the profile asks of folders and as every file
 * system takes. The name that people know is the original name in PREMIS. The number keeps two of one name apart.
 */
export function packedName(n: number, name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(-80)
  return plain === '' ? String(n) : `${n}-${plain}`
}
