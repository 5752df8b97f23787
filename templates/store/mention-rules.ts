import type { Tx } from '../../core/db/database.ts'
import { mentionsOfClass } from '../../core/tenants/message-classes.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { MentionRules } from '../language/mentions/check-mentions.ts'
import { declaredMentions } from '../language/mentions/declared-mentions.ts'
import { listBlocksWith } from './blocks.ts'

/** The mentions that a class of the entity requires, with the newest version of each block that carries one. */
export async function loadMentionRules(tx: Tx, entity: EntityId, kind: string): Promise<MentionRules> {
  const required = await mentionsOfClass(tx, entity, kind)
  const blocks = required.length === 0 ? [] : await listBlocksWith(tx, entity, '{{#mention')
  return {
    required,
    blockWith: (mention, language) => {
      const found = blocks.find(({ bodies }) => declaredMentions(bodies[language] ?? '').has(mention))
      return found === undefined ? undefined : `${found.key}@${found.version}`
    },
  }
}
