import type { Language } from '../../../core/words/language.ts'
import type { VariableType } from '../../model/template-source.ts'
import type { InlineNode } from '../../model/template-tree.ts'
import type { FaultList, Place } from '../faults/fault-list.ts'
import type { FormNode } from '../parse/read-form.ts'

export interface SlotFact {
  readonly at: Place
  /** Of the text in which it stands. */
  readonly faults: FaultList
  /** As the author wrote it: the variable, or the helper. */
  readonly name: string
  /** Set when the value prints as it is in the data. */
  readonly type?: VariableType
  /** Of the value or of what a helper makes of it; absent where nothing is declared. */
  readonly given?: VariableType
  readonly isFigure: boolean
  /** The variable that some letters lack, where no block around asks for it and nothing stands instead. */
  readonly uncertain?: string
}

export interface BlockFact {
  readonly at: Place
  readonly name: string
  readonly faults: FaultList
  /** `each` goes through a list that has at least one item. */
  readonly isNeverEmpty: boolean
  /** A block that is torn apart is met at each of its tags; one fault is enough. */
  reported?: boolean
}

/** One branch of a block, and the branch around it. */
export interface Branch {
  readonly block: number
  readonly around: Branch | undefined
}

/** What has a line to itself and is more than text. */
export interface FormFact {
  readonly node: FormNode
  readonly at: Place
  readonly faults: FaultList
}

/** A note as it is written: `[^label]: text`. */
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
  /** The note that it points to, known when the whole text is read, and how many branches further out that stands. */
  target?: { readonly note: number; readonly up: number }
}

/** Words in another language: `[words]{lang=de}`. */
export interface PassageFact {
  readonly at: Place
  readonly faults: FaultList
  readonly language: Language | undefined
}

/** What the marks of one language stand for; numbered through over subject, body, actions and payment. */
export interface MarkBook {
  readonly slots: SlotFact[]
  readonly blocks: BlockFact[]
  readonly forms: FormFact[]
  /** Where blocks of the text begin; kept for headings and paragraphs. */
  readonly places: Map<object, { readonly at: Place; readonly faults: FaultList }>
  readonly notes: NoteFact[]
  readonly calls: NoteCall[]
  readonly passages: PassageFact[]
}

export function newMarkBook(): MarkBook {
  return { slots: [], blocks: [], forms: [], places: new Map(), notes: [], calls: [], passages: [] }
}
