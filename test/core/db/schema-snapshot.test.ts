import { expect, test } from 'vitest'
import { cloneDatabase } from '../../support/database/database.ts'
import { describeSchema } from '../../support/database/describe-schema.ts'

/** A change of schema is read by a person: `npm run schema` writes the file again, and its diff goes into the commit. */
test('the committed schema is what the migrations make', async () => {
  const { superuserUrl } = await cloneDatabase()
  await expect(await describeSchema(superuserUrl)).toMatchFileSnapshot('../../../core/db/schema.snapshot.sql')
})
