import { type LegalMention, legalMentions } from '../../../core/words/legal-mention.ts'
import type { BlockNode, Choice, InlineNode, LanguageTree, RowNode } from '../../model/template-tree.ts'

/** How a text carries a mention: in every letter, only in a part that some letters do not have, or nowhere. */
export type Carried = 'always' | 'in-part' | 'missing'

type Mentions = ReadonlySet<LegalMention>
type Node = BlockNode | InlineNode | RowNode

interface Found {
  readonly always: Mentions
  readonly somewhere: Mentions
}

/**
 * How the text of one language carries each mention. Of an `if` or `each`, every branch has to carry it, so one without `else`
 * carries nothing in every letter. A passage without words of its own carries nothing.
 */
export function carriedMentions({ blocks }: Pick<LanguageTree, 'blocks'>): (mention: LegalMention) => Carried {
  const { always, somewhere } = allOf(blocks)
  return (mention) => (always.has(mention) ? 'always' : somewhere.has(mention) ? 'in-part' : 'missing')
}

function allOf(nodes: readonly Node[]): Found {
  const found = nodes.map(ofNode)
  return {
    always: new Set(found.flatMap(({ always }) => [...always])),
    somewhere: new Set(found.flatMap(({ somewhere }) => [...somewhere])),
  }
}

function ofNode(node: Node): Found {
  return node.kind === 'choice' ? ofChoice(node) : allOf(childrenOf(node))
}

function ofChoice({ arms, mention }: Choice<Node>): Found {
  const found = arms.map((arm) => allOf(arm))
  const somewhere = new Set(found.flatMap((each) => [...each.somewhere]))
  if (mention === undefined) {
    // Without `else`, some letters have no branch at all.
    const inEach = arms.length < 2 ? [] : legalMentions.filter((each) => found.every(({ always }) => always.has(each)))
    return { always: new Set(inEach), somewhere }
  }
  const own = hasWords(arms.flat()) ? [mention] : []
  return {
    always: new Set([...own, ...(found[0]?.always ?? [])]),
    somewhere: new Set([...own, ...somewhere]),
  }
}

/** Whether every letter with these nodes shows words that its author wrote. */
function hasWords(nodes: readonly Node[]): boolean {
  return nodes.some((node) => {
    if (node.kind === 'text') return /\p{L}/u.test(node.text)
    if (node.kind !== 'choice') return hasWords(childrenOf(node))
    return node.mention === undefined ? node.arms.length > 1 && node.arms.every(hasWords) : hasWords(node.arms.flat())
  })
}

function childrenOf(node: Exclude<Node, Choice<Node>>): readonly Node[] {
  switch (node.kind) {
    case 'paragraph':
      return node.inline
    case 'list':
      return node.items.flat()
    case 'quote':
      return node.blocks
    case 'table':
      return node.rows
    case 'row':
      return node.cells.flat()
    // A heading announces a mention and is none.
    case 'heading':
    case 'actions':
    case 'image':
    case 'note':
    case 'pageBreak':
    case 'paymentSlip':
    case 'qr':
    case 'rule':
    case 'signature':
    case 'slot':
    case 'text':
      return []
    default:
      return node satisfies never
  }
}
