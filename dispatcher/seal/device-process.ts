import { createHash } from 'node:crypto'
import { serveTasks } from '../../templates/isolated/serve-tasks.ts'
import type { DeviceAnswer, DeviceTask } from './device-task.ts'
import { openToken, type Token } from './pkcs11-token.ts'

/** The program of the child process that signs by a device. A session is kept, since a sign-in takes longer than a signature. */
let open: { readonly of: string; readonly token: Token } | undefined

async function sign(task: DeviceTask): Promise<DeviceAnswer> {
  const { library, token, key, pin } = task
  const of = createHash('sha256')
    .update(JSON.stringify([library, token, key, pin]))
    .digest('hex')
  try {
    if (open?.of !== of) {
      open?.token.close()
      open = undefined
      open = { of, token: openToken(task) }
    }
    return { kind: 'signature', signature: await open.token.sign(task.algorithm, task.bytes) }
  } catch (error) {
    open?.token.close()
    open = undefined
    // CKR_PIN_INCORRECT to CKR_PIN_LOCKED (PKCS#11 3.1, 5.1.6).
    const code = error instanceof Error && 'code' in error ? Number(error.code) : 0
    return { kind: 'fault', code: code >= 0xa0 && code <= 0xa4 ? 'pin-refused' : 'device-away' }
  }
}

await serveTasks(sign)
