import { migrateQueues } from '../../dispatcher/queue/open-queues.ts'
import { cloneDatabase } from '../support/database.ts'
import { testQueues } from './queue-contract.ts'

testQueues(async () => {
  const { hubUrl, ownerUrl } = await cloneDatabase()
  await migrateQueues(ownerUrl)
  return { databaseUrl: hubUrl }
})
