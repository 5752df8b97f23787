import { documentsInUse } from '../../../dispatcher/intake/documents-in-use.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import { sweepUploads } from '../../../templates/store/uploads/sweep-uploads.ts'
import type { BaseServices } from '../open-base-services.ts'

/** Removes uploads that no message used, and pictures of previews after an hour. */
export function sweepDocuments({ blobs, database, clock, log }: BaseServices): Chore {
  return {
    name: 'sweep-documents',
    everyMs: 600_000,
    run: async () => {
      const documents = await sweepUploads({
        database,
        clock,
        blobs,
        inUse: (ids) => documentsInUse(database.hub, ids, clock.now()),
      })
      if (documents > 0) log.info({ documents }, 'unused uploads removed')
    },
  }
}
