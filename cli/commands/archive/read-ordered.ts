import { CommandFailed } from '../../command-failed.ts'

/**
 * References and ids of messages in a file of the entity: a JSON list of texts or of objects with `reference` or `id`, or lines of which
 * the first column counts.
 * @throws CommandFailed for a file without any
 */
export function readOrdered(text: string): ReadonlySet<string> {
  const given = /^\s*\[/.test(text) ? fromJson(text) : fromLines(text)
  const found = new Set(given.filter((each) => each !== ''))
  if (found.size === 0)
    throw new CommandFailed('The file of --ordered holds no reference.', 'One reference per line is enough.', 2)
  return found
}

function fromJson(text: string): string[] {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    throw new CommandFailed('The file of --ordered is no JSON, although it begins with [.', undefined, 2)
  }
  return (Array.isArray(list) ? list : []).flatMap((each: unknown) => {
    if (typeof each === 'string') return [each]
    if (typeof each !== 'object' || each === null) return []
    return [...('reference' in each ? [String(each.reference)] : []), ...('id' in each ? [String(each.id)] : [])]
  })
}

/** The first column of each line, without its quotes; a doubled quote is one. A line with a name of the column matches no letter. */
function fromLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => {
    const [, quoted] = /^\uFEFF?"((?:[^"]|"")*)"/.exec(line) ?? []
    return quoted?.replaceAll('""', '"') ?? (line.replace(/^\uFEFF/, '').split(/[,;\t]/)[0] ?? '').trim()
  })
}
