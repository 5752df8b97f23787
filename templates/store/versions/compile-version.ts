import { LRUCache } from 'lru-cache'
import type { Tx } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { checkHouseStyle } from '../../language/check/check-house-style.ts'
import { checkTemplate } from '../../language/check/check-template.ts'
import { checkMentions, type MentionRules } from '../../language/mentions/check-mentions.ts'
import { pinnedBlocks } from '../../language/parse/pinned-blocks.ts'
import type { SharedBlock, TemplateFault, TemplateSource } from '../../model/template-source.ts'
import type { TemplateTree } from '../../model/template-tree.ts'
import { findBlocks } from '../blocks.ts'
import { digestOf } from '../digest-of.ts'
import { findDraftedStyle, type HouseStyleRow, lookUpHouseStyle } from '../house-styles/house-styles.ts'
import { loadMentionRules } from '../mention-rules.ts'

/** The context in which a text is compiled. */
export interface CompileContext {
  readonly blocks: readonly SharedBlock[]
  /** The version in force of the house style that the version names, or of the entity's own; undefined where there is none. */
  readonly houseStyle: HouseStyleRow | undefined
  /** The id of the house style that the version names, while no version of it is in force. */
  readonly draftedStyle?: HouseStyleRow['id'] | undefined
  /** The legal mentions that the class of the letter requires. */
  readonly mentions: MentionRules
}

/**
 * The blocks, the house style and the required mentions of a version: read in the transaction, so that compiling needs none.
 * @param templateClass the class of the template, for a version that names none
 */
export async function loadCompileContext(
  tx: Tx,
  entity: EntityId,
  source: TemplateSource,
  templateClass: string,
): Promise<CompileContext> {
  const blocks = await findBlocks(tx, entity, pinnedBlocks(source))
  const mentions = await loadMentionRules(tx, entity, source.class ?? templateClass)
  const houseStyle = await lookUpHouseStyle(tx, entity, source.houseStyle)
  if (houseStyle !== undefined || source.houseStyle === undefined) return { blocks, houseStyle, mentions }
  return { blocks, houseStyle, mentions, draftedStyle: await findDraftedStyle(tx, entity, source.houseStyle) }
}

export interface Compiled {
  readonly tree: TemplateTree
  readonly faults: readonly TemplateFault[]
  /** Advice; a version with hints may be submitted. */
  readonly hints: readonly TemplateFault[]
}

/** A writer who saves a text reads its faults and opens the letter: the same text is compiled three times within a second. */
const recent = new LRUCache<string, Compiled>({ max: 50 })

/** Parses a version with its blocks and fills each sample in each language, and gives all faults of its text. */
export function compile(source: TemplateSource, { blocks, houseStyle, mentions }: CompileContext): Compiled {
  const { tree, faults, hints } = checkText(source, blocks)
  const ofStyle = checkHouseStyle(tree, houseStyle?.style, source.houseStyle)
  return { tree, hints, faults: [...faults, ...checkMentions(tree, mentions), ...ofStyle] }
}

/** The part that takes time, and depends neither on the house style nor on the class. */
function checkText(source: TemplateSource, blocks: readonly SharedBlock[]): Compiled {
  const name = digestOf({ source, blocks })
  const known = recent.get(name) ?? checkTemplate(source, blocks)
  recent.set(name, known)
  return known
}
