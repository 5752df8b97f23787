/** Most likely first: a spreadsheet of Belgium writes semicolons. */
const candidates = [';', '\t', ',', '|'] as const
/** Rows in which delimiters are counted. */
const maxRecords = 40

/**
 * The sign that occurs equally often in most rows, outside quotes; rows above the names of the columns, such as a title, have none.
 * @param text the beginning of a table
 */
export function findDelimiter(text: string): string {
  const records = firstRecords(text)
  const scored = candidates.map((delimiter) => ({ delimiter, score: scoreOf(records, delimiter) }))
  return scored.reduce((best, each) => (each.score > best.score ? each : best), { delimiter: ',', score: 0 }).delimiter
}

/** Separator lines at the top: `sep=;`, which Excel reads and some programs write for it. */
export function readSeparatorLine(text: string): { readonly delimiter: string; readonly length: number } | undefined {
  const [whole, , delimiter] = /^("?)sep=(.)\1[;,\t]*(?:\r\n?|\n|$)/i.exec(text) ?? []
  return whole === undefined || delimiter === undefined ? undefined : { delimiter, length: whole.length }
}

function scoreOf(records: readonly string[], delimiter: string): number {
  const counts = records.map((record) => record.split(delimiter).length - 1).filter((count) => count > 0)
  // The names of the columns count double: in a column of amounts each row has a comma, and the head has none.
  const inHead = records.find((record) => candidates.some((each) => record.includes(each)))?.includes(delimiter)
  const often = new Map<number, number>()
  for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1)
  const same = Math.max(0, ...[...often].map(([count, times]) => times * (1 + Math.log(count))))
  return (inHead === true ? 2 : 1) * same
}

/** The first rows with what is between quotes left out. */
function firstRecords(text: string): string[] {
  const records: string[] = []
  const record = /(?:(?<=^|[;,\t|\r\n])"(?:[^"]|"")*"|[^\r\n])+/g
  for (const [whole] of text.matchAll(record)) {
    records.push(whole.replaceAll(/(?<=^|[;,\t|])"(?:[^"]|"")*"/g, ''))
    if (records.length === maxRecords) break
  }
  return records
}
