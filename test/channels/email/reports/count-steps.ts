/** What matches behind a place of the text: whether the rest of the expression does. */
type Next = (at: number) => boolean

interface Run {
  readonly text: string
  /** Characters compared and ways tried so far. */
  steps: number
}

type Matcher = (run: Run, at: number, next: Next) => boolean

/** An expression as a backtracking engine reads it, and a text that it matches in part. */
export interface Program {
  /** Steps, or Infinity, of a search for it from every place of the text, up to the first match or, with the flag `g`, behind each. */
  stepsOver(text: string): number
  /** A text for each way through the expression that alternates its choices. */
  sample(choice: number): string
  /** What it repeats without end. */
  readonly repeated: readonly string[]
}

interface Node {
  readonly match: Matcher
  readonly sample: (choice: number) => string
}

/** Steps after which no more are counted. */
const enough = 200_000

class Enough extends Error {}

/**
 * Reads an expression without back references: a program for each of its alternatives. Single characters and classes are compared with
 * the engine itself.
 * @throws Error for syntax that it does not know
 */
export function programsOf({ source, flags }: RegExp): readonly Program[] {
  const bare = /^\(\?<!\[a-z\]\)\(\?:(.*)\)$/su.exec(source)?.[1] ?? source
  const isGlobal = flags.includes('g')
  const parser = new Parser(bare, flags.replaceAll(/[gydm]/g, ''), flags.includes('m'))
  return parser.whole().map((node) => ({
    sample: node.sample,
    stepsOver: (text) => stepsOver(text, node, isGlobal),
    repeated: parser.repeated.flatMap(({ sample }) => [sample(0), sample(1)]),
  }))
}

function stepsOver(text: string, node: Node, isGlobal: boolean): number {
  const run = { text, steps: 0 }
  for (let at = 0; at <= text.length; at += 1) {
    let end = -1
    try {
      const isFound = node.match(run, at, (place) => {
        end = place
        return true
      })
      if (isFound && !isGlobal) break
    } catch (error) {
      if (error instanceof Enough) return Infinity
      throw error
    }
    if (end > at) at = end - 1
  }
  return run.steps
}

function step(run: Run): void {
  run.steps += 1
  if (run.steps > enough) throw new Enough()
}

class Parser {
  readonly repeated: Node[] = []
  #at = 0
  readonly #source: string
  readonly #flags: string
  readonly #lines: boolean

  constructor(source: string, flags: string, lines: boolean) {
    this.#source = source
    this.#flags = flags
    this.#lines = lines
  }

  whole(): readonly Node[] {
    const ways = this.#ways()
    if (this.#at < this.#source.length) throw new Error(`Not understood: ${this.#source.slice(this.#at)}`)
    return ways
  }

  #ways(): readonly Node[] {
    const ways = [this.#sequence()]
    while (this.#take('|')) ways.push(this.#sequence())
    return ways
  }

  #choices(): Node {
    const ways = this.#ways()
    if (ways.length === 1) return ways[0] ?? empty
    return {
      match: (run, at, next) =>
        ways.some(({ match }) => {
          step(run)
          return match(run, at, next)
        }),
      sample: (choice) => ways[choice % ways.length]?.sample(Math.floor(choice / ways.length) + choice) ?? '',
    }
  }

  #sequence(): Node {
    const nodes: Node[] = []
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] ?? '')) nodes.push(this.#repeated())
    return {
      match: (run, at, next) => {
        const from = (index: number, place: number): boolean => {
          const node = nodes[index]
          return node === undefined ? next(place) : node.match(run, place, (end) => from(index + 1, end))
        }
        return from(0, at)
      },
      sample: (choice) => nodes.map(({ sample }) => sample(choice)).join(''),
    }
  }

  #repeated(): Node {
    const node = this.#atom()
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.#source.slice(this.#at))
    if (found === null) return node
    this.#at += found[0].length
    const [, sign = '', least = '', comma = '', most = '', lazy = ''] = found
    const min = sign === '' ? Number(least) : sign === '+' ? 1 : 0
    const max = sign === '?' ? 1 : sign !== '' || (comma !== '' && most === '') ? Infinity : Number(most || least)
    if (max > 24) this.repeated.push(node)
    return repeat(node, min, max, lazy !== '')
  }

  #atom(): Node {
    if (this.#take('(')) return this.#group()
    if (this.#take('^')) return place((text, at) => at === 0 || (this.#lines && text[at - 1] === '\n'))
    if (this.#take('$')) return place((text, at) => at === text.length || (this.#lines && text[at] === '\n'))
    const found = /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u[\da-f]{4}|u\{[\da-f]+\}|.)|[^])/iu.exec(
      this.#source.slice(this.#at),
    )?.[0]
    if (found === undefined || /^\\[1-9k]/.test(found)) throw new Error(`Not understood: ${this.#source}`)
    this.#at += found.length
    if (found === String.raw`\b` || found === String.raw`\B`)
      return place((text, at) => (word(text[at - 1]) !== word(text[at])) === (found === String.raw`\b`))
    return character(new RegExp(`^(?:${found})$`, this.#flags))
  }

  #group(): Node {
    const kind = /^\?(?:<?[=!]|:|<\w+>)/.exec(this.#source.slice(this.#at))?.[0] ?? ''
    this.#at += kind.length
    const inner = this.#choices()
    if (!this.#take(')')) throw new Error(`A group does not end: ${this.#source}`)
    if (!/[=!]$/.test(kind)) return inner
    const holds = (run: Run, at: number): boolean => {
      if (!kind.startsWith('?<')) return inner.match(run, at, () => true)
      for (let from = at; from >= Math.max(0, at - 40); from -= 1)
        if (inner.match(run, from, (end) => end === at)) return true
      return false
    }
    return {
      match: (run, at, next) => {
        step(run)
        return holds(run, at) === kind.endsWith('=') && next(at)
      },
      sample: () => '',
    }
  }

  #take(sign: string): boolean {
    const found = this.#source.startsWith(sign, this.#at)
    if (found) this.#at += sign.length
    return found
  }
}

const empty: Node = { match: (_run, at, next) => next(at), sample: () => '' }
const word = (letter: string | undefined): boolean => letter !== undefined && /\w/.test(letter)

function place(holds: (text: string, at: number) => boolean): Node {
  return {
    match: (run, at, next) => {
      step(run)
      return holds(run.text, at) && next(at)
    },
    sample: () => '',
  }
}

function character(says: RegExp): Node {
  const known = new Map<string, boolean>()
  const isOne = (letter: string): boolean => {
    const found = known.get(letter) ?? says.test(letter)
    known.set(letter, found)
    return found
  }
  const letters = ['a', ' ', '5', '.', '@', '<', '\n', ...alphabet].filter(isOne)
  const literal = /^\^\(\?:\\?(\S)\)\$$/u.exec(says.source)?.[1]
  return {
    match: (run, at, next) => {
      step(run)
      return at < run.text.length && isOne(run.text[at] ?? '') && next(at + 1)
    },
    sample: (choice) => letters[choice % Math.max(1, Math.min(3, letters.length))] ?? literal ?? '',
  }
}

const alphabet = Array.from({ length: 0x60 }, (_, code) => String.fromCharCode(0x20 + code))

function repeat(node: Node, min: number, max: number, lazy: boolean): Node {
  const from = (run: Run, at: number, times: number, next: Next): boolean => {
    step(run)
    const more = (): boolean =>
      times < max && node.match(run, at, (end) => (end > at || times < min) && from(run, end, times + 1, next))
    if (times < min) return more()
    return lazy ? next(at) || more() : more() || next(at)
  }
  return {
    match: (run, at, next) => from(run, at, 0, next),
    sample: (choice) => {
      const times = Math.min(max, Math.max(min, [1, 3, 0][choice % 3] ?? 1))
      return Array.from({ length: times }, () => node.sample(choice)).join('')
    },
  }
}
