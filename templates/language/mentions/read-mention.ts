import { isLegalMention, type LegalMention, legalMentions } from '../../../core/words/legal-mention.ts'
import type { FaultList } from '../faults/fault-list.ts'
import { suggestName } from '../scope/suggest-name.ts'

/** `{{#mention "appeal-term"}} … {{/mention}}` declares that the passage within it carries a legal mention. */
export const mentionHelper = 'mention'

/** The mention that a passage declares; undefined, with a fault, where it names none of the known ones. */
export function readMention(
  { params, hash, inverse, loc }: hbs.AST.BlockStatement,
  faults: FaultList,
): LegalMention | undefined {
  const [first] = params
  const name = first?.type === 'StringLiteral' ? (first as hbs.AST.StringLiteral).value : ''
  // A block without an `else` has no inverse, whatever the types declare.
  if ((inverse as hbs.AST.Program | undefined) !== undefined) faults.add(loc.start, 'mention-else')
  if (params.length === 1 && (hash?.pairs.length ?? 0) === 0 && isLegalMention(name)) return name
  faults.add(loc.start, 'unknown-mention', {
    name,
    known: legalMentions.join(', '),
    suggestion: suggestName(name, legalMentions),
  })
  return undefined
}
