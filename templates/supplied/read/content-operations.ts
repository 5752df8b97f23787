/** One operator of a content stream with its operands (ISO 32000-1, 7.8.2). */
export interface Operation {
  readonly operator: string
  /** Byte offset of the first operand; `end` is the offset after the operator. */
  readonly start: number
  readonly end: number
  /** Whether its operands include a string that is not empty. */
  readonly hasString: boolean
}

interface Token {
  readonly kind: 'string' | 'word' | 'other'
  readonly start: number
  readonly end: number
}

const white = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set(Buffer.from('()<>[]{}/%'))
const values = new Set(['true', 'false', 'null'])

/** The operations of a content stream in their order; undefined when it breaks off or has a part that cannot be parsed. */
export function readOperations(content: Buffer): Operation[] | undefined {
  const operations: Operation[] = []
  let operands: Token[] = []
  for (let at = 0; ; ) {
    const token = nextToken(content, at)
    if (token === 'end') return operands.length === 0 ? operations : undefined
    if (token === 'broken') return undefined
    at = token.end
    const word = token.kind === 'word' ? content.toString('latin1', token.start, token.end) : undefined
    if (word === undefined || values.has(word) || isNumber(word)) {
      operands.push(token)
      continue
    }
    operations.push({
      operator: word,
      start: operands[0]?.start ?? token.start,
      end: token.end,
      hasString: operands.some(({ kind, start, end }) => kind === 'string' && end - start > 2),
    })
    operands = []
    if (word === 'ID') {
      const image = endOfImage(content, at)
      if (image === undefined) return undefined
      at = image
    }
  }
}

function isNumber(word: string): boolean {
  return /^[+-]*(\d+\.?\d*|\.\d+)-?\d*$/.test(word)
}

function nextToken(content: Buffer, from: number): Token | 'end' | 'broken' {
  let start = from
  for (; start < content.length; start++) {
    const code = content[start] ?? 0
    if (code === 0x25) {
      while (start < content.length && content[start] !== 10 && content[start] !== 13) start++
    } else if (!white.has(code)) break
  }
  if (start >= content.length) return 'end'
  switch (String.fromCharCode(content[start] ?? 0)) {
    case '(':
      return string(content, start)
    case '<': {
      if (content[start + 1] === 0x3c) return { kind: 'other', start, end: start + 2 }
      const close = content.indexOf('>', start)
      return close === -1 ? 'broken' : { kind: 'string', start, end: close + 1 }
    }
    case '>':
      return { kind: 'other', start, end: start + (content[start + 1] === 0x3e ? 2 : 1) }
    case '/':
      return { kind: 'other', start, end: endOfWord(content, start + 1) }
    case '[':
    case ']':
    case '{':
    case '}':
    case ')':
      return { kind: 'other', start, end: start + 1 }
    default:
      return { kind: 'word', start, end: endOfWord(content, start) }
  }
}

function endOfWord(content: Buffer, from: number): number {
  let end = from
  while (end < content.length && !white.has(content[end] ?? 0) && !delimiters.has(content[end] ?? 0)) end++
  return end
}

/** Parentheses within a string are in pairs or after a backslash. */
function string(content: Buffer, start: number): Token | 'broken' {
  let depth = 0
  for (let at = start; at < content.length; at++) {
    const code = content[at]
    if (code === 0x5c) at++
    else if (code === 0x28) depth++
    else if (code === 0x29 && --depth === 0) return { kind: 'string', start, end: at + 1 }
  }
  return 'broken'
}

/** The bytes of an inline image end at an `EI` with white space around it. */
function endOfImage(content: Buffer, from: number): number | undefined {
  for (let at = content.indexOf('EI', from); at !== -1; at = content.indexOf('EI', at + 2)) {
    const after = content[at + 2]
    if (white.has(content[at - 1] ?? -1) && (after === undefined || white.has(after))) return at + 2
  }
  return undefined
}
