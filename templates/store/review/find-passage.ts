/**
 * The line, from 1, on which a passage begins.
 * @param near the occurrence nearest to this line, where there are several; absent: the first
 * @returns undefined where the text does not contain the passage word for word
 */
export function findPassage(text: string, passage: string, near = 1): number | undefined {
  let found: number | undefined
  let [line, from] = [1, 0]
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
    line += countLineEnds(text, from, at)
    from = at
    const distance = Math.abs(line - near)
    if (found === undefined || distance < Math.abs(found - near)) found = line
    else if (distance > Math.abs(found - near)) break
  }
  return found
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}
