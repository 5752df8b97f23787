import type { FaultList } from '../faults/fault-list.ts'

type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash'>

/** `{{name else="unknown"}}`: the placeholder without its replacement words, and those words. */
export function takeElse(
  { path, params, hash }: hbs.AST.MustacheStatement,
  faults: FaultList,
): { readonly call: Call; readonly otherwise?: string } {
  const pairs = (hash?.pairs ?? []) as readonly hbs.AST.HashPair[]
  const pair = pairs.find(({ key }) => key === 'else')
  const rest = { path, params, hash: { ...hash, pairs: pairs.filter((each) => each !== pair) } as hbs.AST.Hash }
  if (pair === undefined) return { call: rest }
  const words = pair.value.type === 'StringLiteral' ? (pair.value as hbs.AST.StringLiteral).value : undefined
  if (words === undefined || words.trim() === '') faults.add(pair.loc.start, 'else-words')
  else if (/["\\{}]/.test(words)) faults.add(pair.value.loc.start, 'quoted-text')
  else return { call: rest, otherwise: words }
  return { call: rest }
}
