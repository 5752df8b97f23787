import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Api } from '../../api/open-api.ts'
import { TrialError } from '../trial/trial-error.ts'

/** Makes the API listen for requests. @returns the port @throws TrialError `port-taken` */
export async function listenForRequests(api: Api, port: number, host?: string): Promise<number> {
  try {
    return await api.listen(port, host)
  } catch (error) {
    throw explainPort(error, port)
  }
}

/** Before anything else is started, so that a port that is taken is reported within a second. @throws TrialError `port-taken` */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  if (port === 0) return
  const server = createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw explainPort(error, port)
  }
  server.close()
  await once(server, 'close')
}

function explainPort(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new TrialError(
      'port-taken',
      `Port ${port} is in use by another program.`,
      'Stop that program, or set another PORT; 0 lets Uitpost choose a free one.',
      error,
    )
  if (code === 'EACCES')
    return new TrialError(
      'port-taken',
      `This user may not listen on port ${port}.`,
      'Set a PORT of 1024 or higher; 0 lets Uitpost choose a free one.',
      error,
    )
  return error
}
