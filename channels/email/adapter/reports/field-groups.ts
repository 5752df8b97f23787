/**
 * Groups of `Name: value` lines, as in reports (RFC 3464, 2.1; RFC 5965): one map each, names in lower case. A group without a blank
 * line before its recipient begins at that recipient; one that was torn apart by blank lines is joined.
 */
export function fieldGroups(content: string): Map<string, string>[] {
  const unfolded = content.replaceAll(/\r+\n?/g, '\n').replaceAll(/\n[ \t]+(?=\S)/g, ' ')
  const groups: Map<string, string>[] = []
  for (const block of unfolded.split(/\n[ \t]*\n/)) {
    let group = new Map<string, string>()
    const begin = (): void => {
      if (group.size > 0) groups.push(group)
      group = new Map()
    }
    for (const [, name = '', value = ''] of block.matchAll(/^[ \t>]*([!-9;-~]{1,80})[ \t]*:[ \t]*(.*)$/gm)) {
      const key = name.toLowerCase()
      if (key === 'final-recipient' && group.has(key)) begin()
      if (!group.has(key)) group.set(key, value.trim())
    }
    begin()
  }
  return joinTorn(groups)
}

/** The recipient in one group and its action in the next: the blank lines between them were added on the way. */
function joinTorn(groups: readonly Map<string, string>[]): Map<string, string>[] {
  const joined: Map<string, string>[] = []
  for (const group of groups) {
    const last = joined.at(-1)
    const isOpen = last?.has('final-recipient') === true && !(last.has('action') && last.has('status'))
    if (last !== undefined && isOpen && !group.has('final-recipient')) addMissing(last, group)
    else if (
      last !== undefined &&
      last.has('final-recipient') &&
      !group.has('final-recipient') &&
      group.has('diagnostic-code') &&
      !last.has('diagnostic-code')
    )
      addMissing(last, group)
    else joined.push(group)
  }
  return joined
}

function addMissing(to: Map<string, string>, from: ReadonlyMap<string, string>): void {
  for (const [name, value] of from) if (!to.has(name)) to.set(name, value)
}
