import { expect, test } from 'vitest'
import { createQueryClient } from '../../admin-ui/src/ui/api/query-client.ts'

test('a change without a connection fails at once, and is not made later', () => {
  expect(createQueryClient().getDefaultOptions().mutations).toMatchObject({ networkMode: 'always', retry: false })
})
