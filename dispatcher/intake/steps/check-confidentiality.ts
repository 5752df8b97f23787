import { channelTraits } from '../../../channels/traits.ts'
import { explainInsz } from '../../../core/words/numbers/insz.ts'
import { fault, type Step } from '../intake-context.ts'

/** Whether the wish can be kept: only an inbox knows its readers, and each wish fits one kind of recipient. */
export const checkConfidentiality: Step = {
  name: 'check-confidentiality',
  run: (draft) => {
    const { confidentiality, recipient } = draft.request
    if (confidentiality === undefined) return
    const { personOnly, namedReader, hidden } = confidentiality
    const at = '/confidentiality'
    if (personOnly !== true && namedReader === undefined && hidden !== true)
      fault(
        draft,
        at,
        'UP-2060',
        'Name what is confidential: `personOnly`, `namedReader` or `hidden`, or leave it out.',
      )
    if (personOnly === true && recipient.type !== 'citizen')
      fault(draft, `${at}/personOnly`, 'UP-2060', 'Only a citizen has holders of a mandate; name the reader instead.')
    if (namedReader !== undefined && recipient.type !== 'enterprise')
      fault(draft, `${at}/namedReader`, 'UP-2060', 'Only a letter to an enterprise has a named reader.')
    const wrong = namedReader === undefined ? undefined : explainInsz(namedReader)
    if (wrong !== undefined) fault(draft, `${at}/namedReader`, 'UP-2101', wrong)
    if (draft.channels.length > 0 && !draft.channels.some((name) => channelTraits[name].guards === true))
      fault(draft, at, 'UP-2060', 'Only the inbox keeps a letter closed for other readers: allow it as a channel.')
  },
}
