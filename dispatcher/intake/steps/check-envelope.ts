import { paperFormsOf } from '../../../channels/collectors.ts'
import { isPaper } from '../../../channels/traits.ts'
import { fault, type Step } from '../intake-context.ts'

/**
 * A supplied letter that may go on paper was checked for the window of the envelope that it will be put into. The contract may be
 * newer than the upload, or the upload may have named another window. Without a contract nothing goes on paper.
 */
export const checkEnvelope: Step = {
  name: 'check-envelope',
  run: async (draft, { database }) => {
    const { document, channels, sender } = draft
    if (document === undefined || !channels.some(isPaper)) return
    if (document.found.digitalOnly === true)
      return fault(
        draft,
        '/document',
        'UP-2305',
        'This letter was uploaded for digital channels (`paper=false`), without the rules of printing. Upload it again without `paper`, or leave `print` out of `channels`.',
      )
    const forms = await database.asEntity(sender.entity, (tx) => paperFormsOf(tx, [sender.entity]))
    const profile = forms.get(sender.entity)?.profile
    if (profile === undefined || profile === document.profile) return
    fault(
      draft,
      '/document',
      'UP-2305',
      `This letter was checked for the window \`${document.profile}\`; your print contract has \`${profile}\`. Upload it again without \`profile\`, or leave \`print\` out of \`channels\`.`,
    )
  },
}
