import { cloneDatabase } from '../support/database/database.ts'
import { testQueues } from './queue-contract.ts'

testQueues(async () => {
  const { hubUrl } = await cloneDatabase()
  return { databaseUrl: hubUrl }
})
