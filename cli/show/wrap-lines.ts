/** The widest line of a help text. */
const maxWidth = 110

/** Breaks long lines at spaces, keeping their indent; examples are not broken, so that they can be copied. */
export function wrapLines(text: string, width = maxWidth): string {
  return text
    .split('\n')
    .flatMap((line) => (line.length <= width || /^\s*\$ /.test(line) ? [line] : wrapLine(line, width)))
    .join('\n')
}

function wrapLine(line: string, width: number): string[] {
  const indent = /^\s*/.exec(line)?.[0] ?? ''
  const lines: string[] = []
  let current = ''
  for (const word of line.trim().split(' ')) {
    const longer = current === '' ? indent + word : `${current} ${word}`
    if (longer.length > width && current !== '') {
      lines.push(current)
      current = indent + word
    } else current = longer
  }
  return [...lines, current]
}
