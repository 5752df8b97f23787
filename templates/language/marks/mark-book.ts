import type { Language } from '../../../core/words/language.ts'
import type { LegalMention } from '../../../core/words/legal-mention.ts'
import type { VariableType } from '../../model/template-source.ts'
import type { InlineNode } from '../../model/template-tree.ts'
import type { FaultList, Place } from '../faults/fault-list.ts'
import type { FormNode } from '../parse/read-form.ts'

export interface SlotFact {
  readonly at: Place
  /** The fault list of the text that contains it. */
  readonly faults: FaultList
  /** The name in the text of the author: the variable, or the helper. */
  readonly name: string
  /** Set when the value is printed as it is in the data. */
  readonly type?: VariableType
  /** The type of the value or of a helper's result; absent where nothing is declared. */
  readonly given?: VariableType
  readonly isFigure: boolean
  /** The variable that some letters lack, where no enclosing block tests it and no words replace it. */
  readonly uncertain?: string
}

export interface BlockFact {
  readonly at: Place
  readonly name: string
  readonly faults: FaultList
  /** Whether `each` iterates over a list that has at least one item. */
  readonly isNeverEmpty: boolean
  /** The legal mention that the block carries. */
  readonly mention?: LegalMention
  /** A block that is torn apart is found at each of its tags; one fault is enough. */
  reported?: boolean
}

/** One branch of a block, and the branch around it. */
export interface Branch {
  readonly block: number
  readonly around: Branch | undefined
}

/** A placeholder that has a line of its own and is more than text. */
export interface FormFact {
  readonly node: FormNode
  readonly at: Place
  readonly faults: FaultList
}

/** A note in its notation: `[^label]: text`. */
export interface NoteFact {
  readonly label: string
  readonly at: Place
  readonly faults: FaultList
  readonly around: Branch | undefined
  inline?: readonly InlineNode[]
}

/** A mark of a note in the text: `[^label]`. */
export interface NoteCall {
  readonly label: string
  readonly at: Place
  readonly faults: FaultList
  readonly around: Branch | undefined
  /**
   * The note that the mark points to, set after the whole text is read, and the number of branches further out where the note is.
   */
  target?: { readonly note: number; readonly up: number }
}

/** Words in another language: `[words]{lang=de}`. */
export interface PassageFact {
  readonly at: Place
  readonly faults: FaultList
  readonly language: Language | undefined
}

/** What the marks of one language represent; numbered consecutively over subject, body, actions and payment. */
export interface MarkBook {
  readonly slots: SlotFact[]
  readonly blocks: BlockFact[]
  readonly forms: FormFact[]
  /** The start of blocks of the text; recorded for headings and paragraphs. */
  readonly places: Map<object, { readonly at: Place; readonly faults: FaultList }>
  readonly notes: NoteFact[]
  readonly calls: NoteCall[]
  readonly passages: PassageFact[]
}

export function newMarkBook(): MarkBook {
  return { slots: [], blocks: [], forms: [], places: new Map(), notes: [], calls: [], passages: [] }
}

/** What the tree stores of a block: its number, and the legal mention that it carries. */
export function choiceOf(id: number, book: MarkBook): { readonly id: number; readonly mention?: LegalMention } {
  const mention = book.blocks[id]?.mention
  return { id, ...(mention !== undefined && { mention }) }
}
