import type { Api } from '../../api/open-api.ts'
import { TrialError } from '../trial/trial-error.ts'

/** Makes the API listen for requests. @returns the port @throws TrialError `port-taken` */
export async function listenForRequests(api: Api, port: number, host?: string): Promise<number> {
  try {
    return await api.listen(port, host)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE')
      throw new TrialError(
        'port-taken',
        `Port ${port} is in use by another program.`,
        'Stop that program, or set another PORT; 0 lets Uitpost choose a free one.',
        error,
      )
    if (code === 'EACCES')
      throw new TrialError(
        'port-taken',
        `This user may not listen on port ${port}.`,
        'Set a PORT of 1024 or higher; 0 lets Uitpost choose a free one.',
        error,
      )
    throw error
  }
}
